import AddIcon from '@mui/icons-material/Add'
import { Checkbox, FormControlLabel, TextField, Typography } from '@mui/material'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  addToCollection,
  createCollection,
  removeFromCollection,
} from '../../actions/collectionActions'
import { useCollections } from '../../state/collectionStore'
import { studio } from '../../state/studio'
import { AddingDialog } from '../../ui/AddingDialog'
import { showError } from '../../ui/notices'

interface CollectDialogProps {
  readonly ids: readonly string[]
  readonly onClose: () => void
}

/** Puts pictures into collections and takes them out: a tick for each that holds all of them. */
export function CollectDialog({ ids, onClose }: CollectDialogProps) {
  const { t } = useTranslation('gallery')
  const collections = useCollections((state) => state.collections)
  const [holding, setHolding] = useState<ReadonlySet<string>>()
  const [name, setName] = useState('')

  useEffect(() => {
    studio()
      .calls.collections.of({ ids: [...ids] })
      .then((found) => setHolding(new Set(found)))
      .catch(showError)
  }, [ids])

  const toggle = async (collection: string, holds: boolean) => {
    const change = holds ? removeFromCollection : addToCollection
    await change(collection, ids)
    setHolding(new Set(await studio().calls.collections.of({ ids: [...ids] })))
  }
  const create = async () => {
    const made = await createCollection(name.trim(), ids)
    setName('')
    setHolding(new Set([...(holding ?? []), made.id]))
  }

  return (
    <AddingDialog
      title={t('collection.choose', { count: ids.length })}
      field={
        <TextField
          autoFocus
          fullWidth
          label={t('collection.new')}
          value={name}
          onChange={({ target }) => setName(target.value)}
          slotProps={{ htmlInput: { maxLength: 120 } }}
        />
      }
      add={{ title: t('collection.create'), icon: <AddIcon />, disabled: name.trim() === '' }}
      onAdd={() => void create().catch(showError)}
      onClose={onClose}
      sx={{ flexDirection: 'column', mt: 1, minHeight: 96 }}
    >
      {collections.map((collection) => {
        const holds = holding?.has(collection.id) === true
        return (
          <FormControlLabel
            key={collection.id}
            disabled={holding === undefined}
            control={
              <Checkbox
                checked={holds}
                onChange={() => void toggle(collection.id, holds).catch(showError)}
              />
            }
            label={
              <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
                {collection.name}
              </Typography>
            }
          />
        )
      })}
      {collections.length === 0 ? (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {t('collection.none')}
        </Typography>
      ) : null}
    </AddingDialog>
  )
}
