import { Autocomplete, Chip, TextField, Typography } from '@mui/material'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asset } from '../../../preload/contract/asset'
import { addTags, removeTag } from '../../actions/tagPictures'
import { useLibrary } from '../../state/libraryStore'
import { studio } from '../../state/studio'
import { AddingDialog } from '../../ui/AddingDialog'
import { showError } from '../../ui/notices'
import { tagCounts, typedTags } from './tagCounts'

interface TagsDialogProps {
  readonly ids: readonly string[]
  readonly onClose: () => void
}

/** The tags of some pictures: those that all have, those that some have, and new ones. */
export function TagsDialog({ ids, onClose }: TagsDialogProps) {
  const { t } = useTranslation('gallery')
  const pages = useLibrary((state) => state.pages)
  const [assets, setAssets] = useState<readonly Asset[]>()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const tags = useMemo(() => tagCounts(assets ?? []), [assets])
  // What other pictures are tagged with saves typing, and keeps one word for one thing.
  const known = useMemo(() => tagCounts([...pages.values()].flat()).map(({ tag }) => tag), [pages])

  useEffect(() => {
    let current = true
    Promise.all(ids.map((one) => studio().calls.library.get({ id: one })))
      .then((found) => current && setAssets(found))
      .catch(showError)
    return () => {
      current = false
    }
  }, [ids])

  const change = async (work: () => Promise<void>) => {
    setBusy(true)
    try {
      await work()
      setAssets(await Promise.all(ids.map((one) => studio().calls.library.get({ id: one }))))
    } finally {
      setBusy(false)
    }
  }
  const add = async () => {
    const wanted = typedTags(text)
    setText('')
    await change(() => addTags(ids, wanted))
  }

  return (
    <AddingDialog
      title={t('tags.title', { count: ids.length })}
      field={
        <Autocomplete
          freeSolo
          fullWidth
          options={known.filter((tag) => !tags.some((own) => own.tag === tag))}
          inputValue={text}
          onInputChange={(_, next) => setText(next)}
          renderInput={(parameters) => (
            <TextField
              {...parameters}
              autoFocus
              label={t('tags.new')}
              helperText={t('tags.help')}
            />
          )}
        />
      }
      add={{ title: t('tags.add'), disabled: busy || typedTags(text).length === 0 }}
      onAdd={() => void add().catch(showError)}
      onClose={onClose}
      sx={{ flexWrap: 'wrap', alignContent: 'flex-start', gap: 0.75, mt: 2, minHeight: 64 }}
    >
      {tags.map(({ tag, count }) => (
        <Chip
          key={tag}
          label={count === ids.length ? tag : t('tags.some', { tag, count, all: ids.length })}
          variant={count === ids.length ? 'filled' : 'outlined'}
          disabled={busy}
          onDelete={() => void change(() => removeTag(ids, tag)).catch(showError)}
          {...(count === ids.length
            ? {}
            : { onClick: () => void change(() => addTags(ids, [tag])).catch(showError) })}
        />
      ))}
      {assets && tags.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {t('tags.none')}
        </Typography>
      ) : null}
    </AddingDialog>
  )
}
