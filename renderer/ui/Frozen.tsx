import { Stack } from '@mui/material'
import type { ReactNode } from 'react'

interface FrozenProps {
  readonly when: boolean
  readonly children: ReactNode
}

/** Without colour rather than pale: what a run was started with is read while it goes. */
const frozen = { filter: 'grayscale(1)', opacity: 0.86 }

/** Settings that stand still while what was started with them runs: they are seen, and cannot be changed. */
export function Frozen({ when, children }: FrozenProps) {
  return (
    <Stack spacing={1.5} inert={when} sx={when ? frozen : null}>
      {children}
    </Stack>
  )
}
