import { Box, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material'
import { type ReactNode, useId } from 'react'

interface BatchFrameProps {
  readonly title: string
  /** What is to be done, on the left. */
  readonly setup: ReactNode
  /** What comes of it, on the right. */
  readonly children: ReactNode
  readonly actions: ReactNode
  readonly onClose: () => void
}

/** A batch's window: what is to be done on the left, what comes of it on the right, what becomes of that below. */
export function BatchFrame({ title, setup, children, actions, onClose }: BatchFrameProps) {
  const id = useId()
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="lg"
      fullWidth
      aria-labelledby={id}
      // On a large screen there is room for a longer table, and for two languages side by side.
      slotProps={{ paper: { sx: { '@media (min-width: 1800px)': { maxWidth: 1536 } } } }}
    >
      <DialogTitle id={id} sx={{ pb: 1 }}>
        {title}
      </DialogTitle>
      <DialogContent>
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr', sm: '300px minmax(0, 1fr)' },
            gap: 3,
            minHeight: 400,
          }}
        >
          <Stack spacing={1.5}>{setup}</Stack>
          {children}
        </Box>
      </DialogContent>
      <DialogActions>{actions}</DialogActions>
    </Dialog>
  )
}
