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
  /** The one that gets another name; left out for a new one. */
  readonly renamed?: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

/** Keeps a picture's edits under a name, for other pictures; or gives a preset another name. */
export function PresetDialog({ steps, renamed, onClose }: PresetDialogProps) {
  const { t } = useTranslation(['batch', 'app'])
  const id = useId()
  const [name, setName] = useState(renamed?.name ?? '')
  const taken = usePresets((state) =>
    state.presets.some((one) => one.name === name.trim() && one.id !== renamed?.id),
  )
  const recipe = {
    version: 1 as const,
    steps: steps.map((step) => ({ ...step, parameters: { ...step.parameters }, enabled: true })),
  }
  const save = async () => {
    if (renamed) await usePresets.getState().rename(renamed.id, name.trim())
    else {
      await usePresets.getState().save(name.trim(), steps)
      showNotice(() => t('preset.saved', { name: name.trim() }), { tone: 'success' })
    }
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
        <DialogTitle id={id}>{t(renamed ? 'preset.renameTitle' : 'preset.title')}</DialogTitle>
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
            {t(renamed ? 'preset.rename' : 'preset.save')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
