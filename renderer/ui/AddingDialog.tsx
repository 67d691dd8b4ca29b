import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  type SxProps,
} from '@mui/material'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'

interface AddingDialogProps {
  readonly title: string
  /** The field for a new one. */
  readonly field: ReactNode
  readonly add: { readonly title: string; readonly icon?: ReactNode; readonly disabled: boolean }
  readonly onAdd: () => void
  readonly onClose: () => void
  /** Those that there are. */
  readonly children: ReactNode
  readonly sx?: SxProps
}

/** A list of things that pictures have, changed at once, with a field that adds another to it. */
export function AddingDialog(props: AddingDialogProps) {
  const { title, field, add, onAdd, onClose, children, sx } = props
  const { t } = useTranslation('app')
  const id = useId()
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        <Box
          component="form"
          onSubmit={(event) => {
            event.preventDefault()
            if (!add.disabled) onAdd()
          }}
          sx={{ display: 'flex', gap: 1, pt: 1 }}
        >
          {field}
          <Button
            type="submit"
            variant="outlined"
            startIcon={add.icon}
            disabled={add.disabled}
            sx={{ flex: 'none', height: 40 }}
          >
            {add.title}
          </Button>
        </Box>
        <Box sx={{ display: 'flex', ...sx }}>{children}</Box>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {t('close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
