import { Button, Dialog, DialogContent, DialogTitle, TextField } from '@mui/material'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { longestModelName, type ModelStatus } from '../../../preload/contract/model'
import { freeModelName, modelNames } from '../../../preload/contract/modelNames'
import { useLanguage } from '../../i18n/useLanguage'
import { useModels } from '../../state/modelStore'
import { studio } from '../../state/studio'
import { DialogFoot } from '../../ui/DialogFoot'
import { showError } from '../../ui/notices'

interface RenameModelDialogProps {
  readonly model: ModelStatus
  readonly onClose: () => void
}

/** Gives a model of the user another name; one that is taken is not to be had, and a free one like it is offered. */
export function RenameModelDialog({ model, onClose }: RenameModelDialogProps) {
  const { t } = useTranslation(['train', 'app'])
  const language = useLanguage()
  const id = useId()
  const [name, setName] = useState(model.title[language])
  const others = useModels((state) => state.models).filter((one) => one.id !== model.id)
  const wanted = name.trim()
  const free = freeModelName(wanted, modelNames(others))
  const taken = wanted !== free

  const rename = () =>
    void studio().calls.models.rename({ id: model.id, name: wanted }).then(onClose).catch(showError)

  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={id}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (wanted !== '' && !taken) rename()
        }}
      >
        <DialogTitle id={id}>
          {t('models.renameTitle', { name: model.title[language] })}
        </DialogTitle>
        <DialogContent>
          <TextField
            autoFocus
            fullWidth
            label={t('models.name')}
            value={name}
            error={taken}
            onFocus={({ target }) => target.select()}
            onChange={(event) => setName(event.target.value)}
            helperText={
              taken ? (
                <span role="status">
                  {t('models.taken', { name: wanted })}{' '}
                  <Button onClick={() => setName(free)} sx={{ px: 0.5, py: 0 }}>
                    {t('models.takeFree', { name: free })}
                  </Button>
                </span>
              ) : (
                ' '
              )
            }
            sx={{ mt: 1 }}
            slotProps={{ htmlInput: { maxLength: longestModelName } }}
          />
        </DialogContent>
        <DialogFoot leave={t('app:cancel')} onLeave={onClose}>
          <Button type="submit" variant="contained" disabled={wanted === '' || taken}>
            {t('models.rename')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
