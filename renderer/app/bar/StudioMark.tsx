import { Box } from '@mui/material'

/** The studio's sign: a frame with a picture taking shape in it. */
export function StudioMark() {
  return (
    <Box
      component="svg"
      viewBox="0 0 24 24"
      aria-hidden
      sx={{ width: 24, height: 24, flex: 'none', ml: 0.5 }}
    >
      <rect
        x="2"
        y="2"
        width="20"
        height="20"
        rx="5.5"
        style={{ fill: 'var(--mui-palette-primary-main)' }}
      />
      <path
        d="M6 17.2 10.1 10l3 5 1.9-2.9 3 5.1z"
        style={{ fill: 'var(--mui-palette-primary-contrastText)' }}
      />
      <circle
        cx="16.2"
        cy="7.8"
        r="1.7"
        style={{ fill: 'var(--mui-palette-primary-contrastText)' }}
      />
    </Box>
  )
}
