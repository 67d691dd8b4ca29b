import { Stack } from '@mui/material'
import type { ReactNode } from 'react'

interface FrozenProps {
  readonly when: boolean
  readonly children: ReactNode
}

/** Settings that stand still while what was started with them runs: they are seen, and cannot be changed. */
export function Frozen({ when, children }: FrozenProps) {
  return (
    <Stack spacing={1.5} inert={when} sx={when ? { opacity: 0.6 } : null}>
      {children}
    </Stack>
  )
}
