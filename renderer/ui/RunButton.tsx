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
  /** A second way to run it, below. */
  readonly children?: ReactNode
}

/** The main action of a panel, also on Ctrl+Enter. */
export function RunButton(props: RunButtonProps) {
  const { title, icon, busy = false, disabled = false, onRun, children } = props
  const latest = useRef(onRun)
  useEffect(() => {
    latest.current = onRun
  })
  useEffect(() => offerRun(() => latest.current(), !disabled && !busy), [disabled, busy])
  return (
    <Box
      data-tour="run"
      sx={{
        position: 'sticky',
        top: -16,
        bottom: -16,
        zIndex: 2,
        py: 1.5,
        bgcolor: 'surface.panel',
      }}
    >
      <Button
        fullWidth
        variant="contained"
        disabled={disabled}
        loading={busy}
        startIcon={icon}
        onClick={onRun}
      >
        {title}
        <Typography component="span" variant="caption" sx={{ ml: 1, opacity: 0.88 }}>
          {chordText('$mod+Enter', onMac)}
        </Typography>
      </Button>
      {children}
    </Box>
  )
}
