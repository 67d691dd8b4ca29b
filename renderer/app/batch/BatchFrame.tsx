import { Box, Dialog, DialogContent, DialogTitle, Stack } from '@mui/material'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogFoot } from '../../ui/DialogFoot'

interface BatchFrameProps {
  readonly title: string
  /** What is to be done, on the left. */
  readonly setup: ReactNode
  /** What comes of it, on the right. */
  readonly children: ReactNode
  /** What becomes of it: the button at the start of the foot, and those that go ahead. */
  readonly start?: ReactNode
  readonly actions: ReactNode
  readonly onClose: () => void
}

/** A batch's window: what is to be done on the left, what comes of it on the right, what becomes of that below. */
export function BatchFrame({ title, setup, children, start, actions, onClose }: BatchFrameProps) {
  const { t } = useTranslation()
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
      <DialogFoot start={start} leave={t('close')} onLeave={onClose}>
        {actions}
      </DialogFoot>
    </Dialog>
  )
}
