import HelpOutlineIcon from '@mui/icons-material/HelpOutlineOutlined'
import { Box, Tooltip, Typography } from '@mui/material'
import type { ReactNode } from 'react'

interface FieldRowProps {
  readonly title: string
  readonly help?: string | undefined
  /** Id of the control that the title names. */
  readonly controlId?: string
  /** Id that controls name themselves by (`aria-labelledby`). */
  readonly titleId?: string
  /** What stands at the end of the title's line, such as a number field. */
  readonly end?: ReactNode
  /** Title and control on one line. */
  readonly inline?: boolean
  readonly children?: ReactNode
}

/** A form field's title with its help, and its control below or beside it. */
export function FieldRow({
  title,
  help,
  controlId,
  titleId,
  end,
  inline,
  children,
}: FieldRowProps) {
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, minHeight: inline ? 32 : 24 }}>
        <Typography
          component="label"
          variant="body2"
          id={titleId}
          {...(controlId ? { htmlFor: controlId } : {})}
          sx={{ color: 'text.secondary', lineHeight: 1.25 }}
        >
          {title}
        </Typography>
        {help ? (
          <Tooltip title={help}>
            <Box
              component="span"
              role="note"
              tabIndex={0}
              aria-label={help}
              sx={{ display: 'inline-flex', borderRadius: 1 }}
            >
              <HelpOutlineIcon sx={{ fontSize: 14, color: 'text.secondary' }} />
            </Box>
          </Tooltip>
        ) : null}
        <Box sx={{ flex: 1 }} />
        {end}
        {inline ? children : null}
      </Box>
      {inline ? null : children}
    </Box>
  )
}
