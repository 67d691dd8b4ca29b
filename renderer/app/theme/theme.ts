import { createTheme } from '@mui/material/styles'
import { darkPalette, lightPalette } from './palette'

const fonts =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'

/** The look of the window: neutral, dense, one accent, an 8 px grid, 32 px controls. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-theme' },
  colorSchemes: { light: { palette: lightPalette }, dark: { palette: darkPalette } },
  shape: { borderRadius: 6 },
  spacing: 8,
  typography: {
    fontFamily: fonts,
    fontSize: 13,
    htmlFontSize: 16,
    h1: { fontSize: '1.5rem', fontWeight: 600, lineHeight: 1.3 },
    h2: { fontSize: '1.0625rem', fontWeight: 600, lineHeight: 1.4 },
    h3: { fontSize: '0.875rem', fontWeight: 600, lineHeight: 1.4 },
    body1: { fontSize: '0.875rem', lineHeight: 1.5 },
    body2: { fontSize: '0.8125rem', lineHeight: 1.45 },
    caption: { fontSize: '0.75rem', lineHeight: 1.4 },
    button: { fontSize: '0.8125rem', fontWeight: 500, textTransform: 'none' },
  },
  components: {
    MuiCssBaseline: {
      styleOverrides: {
        'html, body, #root': { height: '100%' },
        body: { overflow: 'hidden', overscrollBehavior: 'none' },
        '*': { scrollbarWidth: 'thin', scrollbarColor: 'rgba(128, 130, 138, 0.55) transparent' },
        // Browsers before Chromium 121 know no scrollbar-width: without this their bars are wide, with arrows.
        '@supports not (scrollbar-width: thin)': {
          '*::-webkit-scrollbar': { width: 8, height: 8 },
          '*::-webkit-scrollbar-thumb': {
            borderRadius: 4,
            backgroundColor: 'rgba(128, 130, 138, 0.55)',
          },
          '*::-webkit-scrollbar-corner': { backgroundColor: 'transparent' },
        },
        ':focus-visible': {
          outline: '2px solid var(--mui-palette-primary-main)',
          outlineOffset: '1px',
        },
        '@media (prefers-reduced-motion: reduce)': {
          '*, *::before, *::after': {
            animationDuration: '0.01ms !important',
            animationIterationCount: '1 !important',
            transitionDuration: '0.01ms !important',
          },
          // What runs to and fro would rest outside its track, and the empty track look like nothing done.
          '.MuiLinearProgress-indeterminate .MuiLinearProgress-bar1': {
            width: '100%',
            backgroundColor: 'transparent',
            backgroundImage:
              'repeating-linear-gradient(90deg, var(--mui-palette-primary-main) 0 12px, transparent 12px 24px)',
          },
        },
      },
    },
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: {
      defaultProps: { size: 'small', disableElevation: true },
      styleOverrides: {
        root: {
          minHeight: 32,
          paddingInline: 12,
          '&.Mui-focusVisible': {
            outline: '2px solid var(--mui-palette-primary-main)',
            outlineOffset: 2,
          },
        },
      },
    },
    MuiIconButton: {
      defaultProps: { size: 'small' },
      styleOverrides: {
        root: {
          borderRadius: 6,
          minWidth: 32,
          minHeight: 32,
          '&.Mui-focusVisible': {
            outline: '2px solid var(--mui-palette-primary-main)',
            outlineOffset: -1,
          },
        },
      },
    },
    MuiSvgIcon: { defaultProps: { fontSize: 'small' } },
    MuiTextField: { defaultProps: { size: 'small' } },
    MuiSelect: { defaultProps: { size: 'small' } },
    // An example in an empty field is read like other text: a browser's own is too pale for that.
    MuiInputBase: {
      styleOverrides: {
        input: {
          '&::placeholder': { color: 'var(--mui-palette-text-secondary)', opacity: 1 },
        },
      },
    },
    MuiOutlinedInput: {
      styleOverrides: {
        root: { backgroundColor: 'var(--mui-palette-surface-raised)', fontSize: '0.8125rem' },
        input: { paddingBlock: 6, minHeight: 20 },
        multiline: { paddingBlock: 7, '& textarea': { padding: 0 } },
        notchedOutline: {
          borderColor: 'var(--mui-palette-divider)',
          '& legend': { fontSize: '0.75rem' },
        },
      },
    },
    // As large as what is typed; above it as large as captions are. The gap in the frame is cut for that.
    MuiInputLabel: {
      styleOverrides: {
        root: {
          fontSize: '0.8125rem',
          '&.MuiInputLabel-sizeSmall.MuiInputLabel-outlined:not(.MuiInputLabel-shrink)': {
            transform: 'translate(14px, 8px) scale(1)',
          },
          '&.MuiInputLabel-shrink': { fontSize: '1rem' },
        },
      },
    },
    MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.125rem', fontWeight: 600 } } },
    // In line with the title and the content, which stand 24 px from the edge.
    MuiDialogActions: { styleOverrides: { root: { padding: '12px 24px 20px' } } },
    MuiInputAdornment: { styleOverrides: { root: { '& p': { fontSize: '0.8125rem' } } } },
    MuiListItemText: { styleOverrides: { primary: { fontSize: '0.8125rem' } } },
    MuiMenuItem: { styleOverrides: { root: { minHeight: 32, fontSize: '0.8125rem' } } },
    MuiListItemIcon: { styleOverrides: { root: { minWidth: 28 } } },
    MuiChip: { defaultProps: { size: 'small' } },
    MuiCheckbox: { defaultProps: { size: 'small' } },
    MuiSwitch: { defaultProps: { size: 'small' } },
    MuiSlider: { defaultProps: { size: 'small' } },
    MuiToggleButton: {
      defaultProps: { size: 'small' },
      styleOverrides: {
        root: {
          minHeight: 32,
          paddingBlock: 3,
          textTransform: 'none',
          '&.Mui-selected, &.Mui-selected:hover': {
            color: 'var(--mui-palette-text-primary)',
            backgroundColor: 'var(--mui-palette-surface-selected)',
            fontWeight: 600,
          },
        },
      },
    },
    MuiTab: { styleOverrides: { root: { minHeight: 40, textTransform: 'none' } } },
    MuiTooltip: {
      defaultProps: { enterDelay: 500, arrow: false, disableInteractive: true },
      styleOverrides: { tooltip: { fontSize: '0.75rem', maxWidth: 320 } },
    },
    // Hidden content is a place that can be scrolled: what gets the focus while a part unfolds would be moved
    // into it, and slide away under the pointer as the part grows.
    MuiCollapse: {
      styleOverrides: { root: { overflow: 'clip' }, entered: { overflow: 'visible' } },
    },
    MuiDialog: { styleOverrides: { paper: { backgroundImage: 'none', borderRadius: 10 } } },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
  },
})
