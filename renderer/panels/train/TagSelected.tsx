import { Autocomplete, Button, Stack, TextField } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tagPictures } from '../../actions/tagPictures'
import { useLibrary } from '../../state/libraryStore'
import { showError } from '../../ui/notices'

/** Says in one's own words what the selected pictures show. */
export function TagSelected({ known }: { readonly known: readonly string[] }) {
  const { t } = useTranslation(['evaluate', 'train'])
  const ids = useLibrary((state) => state.selection.ids)
  const [label, setLabel] = useState('')
  if (ids.size === 0) return null
  const tag = () => void tagPictures([...ids], label.trim(), label.trim()).catch(showError)
  return (
    <Stack
      component="form"
      direction="row"
      spacing={1}
      sx={{ alignItems: 'flex-end' }}
      onSubmit={(event) => {
        event.preventDefault()
        if (label.trim() !== '') tag()
      }}
    >
      <Autocomplete
        freeSolo
        size="small"
        fullWidth
        options={[...known]}
        inputValue={label}
        onInputChange={(_, next) => setLabel(next.slice(0, 80))}
        renderInput={(parameters) => (
          <TextField
            {...parameters}
            label={t('evaluate:set.tag', { count: ids.size })}
            placeholder={t('train:tag.example')}
          />
        )}
      />
      <Button
        type="submit"
        variant="outlined"
        disabled={label.trim() === ''}
        sx={{ flex: 'none', minHeight: 36 }}
      >
        {t('evaluate:set.tagRun')}
      </Button>
    </Stack>
  )
}
