import type { PaletteOptions } from '@mui/material/styles'

/** Grounds that parts of the window stand on, from the back to the front. */
interface Surfaces {
  /** Behind everything, seen in the gaps. */
  readonly window: string
  /** Behind the picture: neutral, so that it does not tint what the eye sees. */
  readonly canvas: string
  readonly panel: string
  /** Cards, fields and chips on a panel. */
  readonly raised: string
  readonly hover: string
  /** The ground of a selected row or picture. */
  readonly selected: string
}

declare module '@mui/material/styles' {
  interface CssThemeVariables {
    enabled: true
  }
  interface Palette {
    surface: Surfaces
  }
  interface PaletteOptions {
    surface?: Surfaces
  }
}

/** Neutral greys and one blue; text on every surface keeps a contrast of at least 4.5 to 1. */
export const lightPalette: PaletteOptions = {
  primary: { main: '#2559c7', light: '#4f7fe3', dark: '#1b459d', contrastText: '#ffffff' },
  secondary: { main: '#55585f', contrastText: '#ffffff' },
  error: { main: '#b3261e' },
  warning: { main: '#8a5300' },
  success: { main: '#1b6e3c' },
  info: { main: '#2559c7' },
  text: { primary: '#1c1d20', secondary: '#565960', disabled: '#8e9198' },
  divider: 'rgba(20, 22, 28, 0.12)',
  background: { default: '#e6e7ea', paper: '#ffffff' },
  surface: {
    window: '#e6e7ea',
    canvas: '#d5d6d9',
    panel: '#f6f6f8',
    raised: '#ffffff',
    hover: 'rgba(20, 22, 28, 0.05)',
    selected: 'rgba(37, 89, 199, 0.12)',
  },
}

export const darkPalette: PaletteOptions = {
  primary: { main: '#86abff', light: '#adc6ff', dark: '#5c86e6', contrastText: '#0d1420' },
  secondary: { main: '#b4b6bc', contrastText: '#141517' },
  error: { main: '#ff8a80' },
  warning: { main: '#f0b45b' },
  success: { main: '#7fd19b' },
  info: { main: '#86abff' },
  text: { primary: '#e9e9ec', secondary: '#a7a9b0', disabled: '#6f7279' },
  divider: 'rgba(255, 255, 255, 0.09)',
  background: { default: '#151618', paper: '#26272a' },
  surface: {
    window: '#111214',
    canvas: '#18191b',
    panel: '#1f2023',
    raised: '#292a2e',
    hover: 'rgba(255, 255, 255, 0.06)',
    selected: 'rgba(134, 171, 255, 0.18)',
  },
}
