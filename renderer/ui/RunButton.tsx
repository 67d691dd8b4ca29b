import { Box, Button, Typography } from '@mui/material'
import { type ReactNode, useEffect, useRef } from 'react'
import { chordText } from '../actions/manager/keyChords'
import { offerRun } from '../actions/panelRun'
import { onMac } from './CommandButton'

interface RunButtonProps {
  readonly title: string
  readonly icon?: ReactNode
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly onRun: () => void
}

/** The main action of a panel, also on Ctrl+Enter. */
export function RunButton({ title, icon, busy = false, disabled = false, onRun }: RunButtonProps) {
  const latest = useRef(onRun)
  useEffect(() => {
    latest.current = onRun
  })
  useEffect(() => offerRun(() => latest.current(), !disabled && !busy), [disabled, busy])
  return (
    <Button
      fullWidth
      variant="contained"
      disabled={disabled}
      loading={busy}
      startIcon={icon}
      onClick={onRun}
    >
      {title}
      <Box component="span" sx={{ flex: '0 1 auto', ml: 1, opacity: 0.72 }}>
        <Typography component="span" variant="caption">
          {chordText('$mod+Enter', onMac)}
        </Typography>
      </Box>
    </Button>
  )
}
