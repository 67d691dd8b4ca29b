import { Autocomplete, Button, Stack, TextField } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelLabel } from '../../../preload/contract/model'
import { useLanguage } from '../../i18n/useLanguage'
import { noteAssets, useLibrary } from '../../state/libraryStore'
import { studio } from '../../state/studio'
import { labelTitle } from '../../ui/labelSearch'
import { showError, showNotice } from '../../ui/notices'

/** Says what the selected pictures show: the label is kept as their first tag. */
export function TagSelection({ labels }: { readonly labels: readonly ModelLabel[] }) {
  const { t } = useTranslation(['evaluate', 'app'])
  const language = useLanguage()
  const ids = useLibrary((state) => state.selection.ids)
  const [label, setLabel] = useState<ModelLabel | null>(null)

  const tag = async () => {
    if (!label) return
    const { library } = studio().calls
    const before = await Promise.all([...ids].map((id) => library.get({ id })))
    const put = async (all: readonly { id: string; tags: readonly string[] }[]) => {
      for (const { id, tags } of all)
        noteAssets(await library.update({ ids: [id], tags: [...tags] }))
    }
    await put(
      before.map(({ id, tags }) => ({
        id,
        tags: [label.id, ...tags.filter((one) => one !== label.id)],
      })),
    )
    showNotice(t('set.tagged', { count: before.length, label: labelTitle(label, language) }), {
      tone: 'success',
      action: { title: t('app:undo'), run: () => void put(before).catch(showError) },
    })
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
