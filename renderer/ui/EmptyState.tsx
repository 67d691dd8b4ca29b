import { Box, Typography } from '@mui/material'
import type SvgIcon from '@mui/material/SvgIcon'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly icon: typeof SvgIcon
  readonly title: string
  readonly text: string
  /** Buttons that lead on. */
  readonly children?: ReactNode
}

/** What stands where nothing is yet: what would be here, and how to get it. */
export function EmptyState({ icon: Icon, title, text, children }: EmptyStateProps) {
  return (
    <Box
      sx={{
        height: '100%',
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        justifyContent: 'center',
        textAlign: 'center',
        gap: 1,
        p: 3,
      }}
    >
      <Icon sx={{ fontSize: 36, color: 'text.disabled' }} />
      <Typography variant="h3" component="p" sx={{ textWrap: 'balance' }}>
        {title}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ maxWidth: 300, textWrap: 'balance' }}>
        {text}
      </Typography>
      {children ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: 1, mt: 1 }}>
          {children}
        </Box>
      ) : null}
    </Box>
  )
}
