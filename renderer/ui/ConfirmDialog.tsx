import { Button, Dialog, DialogContent, DialogContentText, DialogTitle } from '@mui/material'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogFoot } from './DialogFoot'

interface ConfirmDialogProps {
  readonly title: string
  readonly text: string
  /** What the button that goes ahead says. */
  readonly confirm: string
  readonly dangerous?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({
  title,
  text,
  confirm,
  dangerous,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const { t } = useTranslation('app')
  const id = useId()
  return (
    <Dialog open onClose={onClose} maxWidth="xs" aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        <DialogContentText>{text}</DialogContentText>
      </DialogContent>
      <DialogFoot leave={t('cancel')} onLeave={onClose} leaveFirst>
        <Button
          variant="contained"
          color={dangerous ? 'error' : 'primary'}
          onClick={() => {
            onClose()
            onConfirm()
          }}
        >
          {confirm}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
