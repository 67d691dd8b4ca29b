import { Button, Dialog, DialogContent, DialogTitle, TextField } from '@mui/material'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepRequest } from '../../actions/runStep'
import { usePresets } from '../../state/presetStore'
import { DialogFoot } from '../../ui/DialogFoot'
import { showError, showNotice } from '../../ui/notices'
import { RecipeText } from '../../ui/RecipeText'

interface PresetDialogProps {
  readonly steps: readonly StepRequest[]
  readonly onClose: () => void
}

/** Keeps a picture's edits under a name, for other pictures. */
export function PresetDialog({ steps, onClose }: PresetDialogProps) {
  const { t } = useTranslation(['batch', 'app'])
  const id = useId()
  const [name, setName] = useState('')
  const taken = usePresets((state) => state.presets.some((one) => one.name === name.trim()))
  const recipe = {
    version: 1 as const,
    steps: steps.map((step) => ({ ...step, parameters: { ...step.parameters }, enabled: true })),
  }
  const save = async () => {
    await usePresets.getState().save(name.trim(), steps)
    showNotice(() => t('preset.saved', { name: name.trim() }), { tone: 'success' })
    onClose()
  }
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={id}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') save().catch(showError)
        }}
      >
        <DialogTitle id={id}>{t('preset.title')}</DialogTitle>
        <DialogContent>
          <RecipeText recipe={recipe} />
          <TextField
            autoFocus
            fullWidth
            label={t('preset.name')}
            value={name}
            onChange={(event) => setName(event.target.value)}
            helperText={taken ? t('preset.taken') : ' '}
            sx={{ mt: 2 }}
            slotProps={{ htmlInput: { maxLength: 80 } }}
          />
        </DialogContent>
        <DialogFoot leave={t('app:cancel')} onLeave={onClose}>
          <Button type="submit" variant="contained" disabled={name.trim() === ''}>
            {t('preset.save')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
