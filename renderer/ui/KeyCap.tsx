import { Box } from '@mui/material'
import type { ReactNode } from 'react'

/** A key as it looks on a keyboard. */
export function KeyCap({ children }: { readonly children: ReactNode }) {
  return (
    <Box
      component="kbd"
      sx={{
        fontFamily: 'inherit',
        fontSize: '0.75rem',
        lineHeight: '20px',
        px: 0.75,
        minWidth: 22,
        textAlign: 'center',
        border: 1,
        borderBottomWidth: 2,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'surface.panel',
        whiteSpace: 'nowrap',
      }}
    >
      {children}
    </Box>
  )
}
