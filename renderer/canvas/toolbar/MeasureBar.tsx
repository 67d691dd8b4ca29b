import { Paper } from '@mui/material'
import type { ReactNode } from 'react'

interface MeasureBarProps {
  readonly label: string
  readonly children: ReactNode
}

/** A bar over the canvas that says what was measured of what it shows. */
export function MeasureBar({ label, children }: MeasureBarProps) {
  return (
    <Paper
      elevation={3}
      role="status"
      aria-label={label}
      sx={{
        position: 'absolute',
        top: 12,
        right: 12,
        px: 1.5,
        py: 0.75,
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
      }}
    >
      {children}
    </Paper>
  )
}
