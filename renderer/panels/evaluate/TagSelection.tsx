import { Autocomplete, Button, Stack, TextField } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelLabel } from '../../../preload/contract/model'
import { tagPictures } from '../../actions/tagPictures'
import { useLanguage } from '../../i18n/useLanguage'
import { useLibrary } from '../../state/libraryStore'
import { labelTitle } from '../../ui/labelSearch'
import { showError } from '../../ui/notices'

/** Says what the selected pictures show: the label is kept as their first tag. */
export function TagSelection({ labels }: { readonly labels: readonly ModelLabel[] }) {
  const { t } = useTranslation('evaluate')
  const language = useLanguage()
  const ids = useLibrary((state) => state.selection.ids)
  const [label, setLabel] = useState<ModelLabel | null>(null)

  const tag = async () => {
    if (label) await tagPictures([...ids], label.id, labelTitle(label, language))
  }

  if (ids.size === 0) return null
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-end' }}>
      <Autocomplete
        size="small"
        fullWidth
        options={[...labels]}
        value={label}
        getOptionLabel={(one) => labelTitle(one, language)}
        getOptionKey={(one) => one.id}
        isOptionEqualToValue={(left, right) => left.id === right.id}
        onChange={(_, next) => setLabel(next)}
        renderInput={(parameters) => (
          <TextField
            {...parameters}
            label={t('set.tag', { count: ids.size })}
            placeholder={t('set.tagExample')}
          />
        )}
      />
      <Button
        variant="outlined"
        disabled={!label}
        onClick={() => void tag().catch(showError)}
        sx={{ flex: 'none', minHeight: 36 }}
      >
        {t('set.tagRun')}
      </Button>
    </Stack>
  )
}
