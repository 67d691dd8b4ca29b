import { Box, IconButton, LinearProgress, Tooltip, Typography } from '@mui/material'
import type { KeyboardEvent, ReactNode } from 'react'
import { showError } from '../../ui/notices'

interface TrayRowProps {
  readonly icon: ReactNode
  /** What it works on. */
  readonly picture?: ReactNode
  readonly title: string
  /** How it stands, in words. */
  readonly state: string
  readonly failed: boolean
  /** 0..1 while it runs, 0 where that is not known; undefined when it does not run. */
  readonly progress: number | undefined
  /** What can be done to it, and what it made. */
  readonly children: ReactNode
  /** Below the row, across its whole width. */
  readonly details?: ReactNode
  readonly onKeyDown?: (event: KeyboardEvent) => void
}

/** A line of the tray: one job, export or folder run. */
export function TrayRow(props: TrayRowProps) {
  const { icon, picture, title, state, failed, progress, children, details, onKeyDown } = props
  return (
    <Box
      component="li"
      onKeyDown={onKeyDown}
      sx={{
        px: 1.5,
        py: 0.5,
        borderBottom: 1,
        borderColor: 'divider',
        '&:hover': { bgcolor: 'surface.hover' },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, minHeight: 40 }}>
        {icon}
        {picture}
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="body2" noWrap>
            {title}
          </Typography>
          <Typography
            variant="caption"
            color={failed ? 'error' : 'textSecondary'}
            sx={{ display: 'block', overflowWrap: 'anywhere' }}
          >
            {state}
          </Typography>
          {progress === undefined ? null : (
            <LinearProgress
              variant={progress > 0 ? 'determinate' : 'indeterminate'}
              value={progress * 100}
              aria-label={title}
              sx={{ my: 0.5, borderRadius: 2 }}
            />
          )}
        </Box>
        {children}
      </Box>
      {details}
    </Box>
  )
}

interface TrayButtonProps {
  readonly label: string
  /** Of the row, so that one can tell the buttons of different rows apart by ear. */
  readonly title: string
  readonly icon: ReactNode
  readonly run: () => Promise<unknown>
  readonly disabled?: boolean
}

/** A small button of a row. */
export function TrayButton({ label, title, icon, run, disabled = false }: TrayButtonProps) {
  return (
    <Tooltip title={label}>
      <span>
        <IconButton
          aria-label={`${label}: ${title}`}
          disabled={disabled}
          onClick={() => run().catch(showError)}
          sx={{ minWidth: 28, minHeight: 28 }}
        >
          {icon}
        </IconButton>
      </span>
    </Tooltip>
  )
}
