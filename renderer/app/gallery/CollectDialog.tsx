import AddIcon from '@mui/icons-material/Add'
import {
  Box,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  TextField,
  Typography,
} from '@mui/material'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  addToCollection,
  createCollection,
  removeFromCollection,
} from '../../actions/collectionActions'
import { useCollections } from '../../state/collectionStore'
import { studio } from '../../state/studio'
import { showError } from '../../ui/notices'

interface CollectDialogProps {
  readonly ids: readonly string[]
  readonly onClose: () => void
}

/** Puts pictures into collections and takes them out: a tick for each that holds all of them. */
export function CollectDialog({ ids, onClose }: CollectDialogProps) {
  const { t } = useTranslation(['gallery', 'app'])
  const id = useId()
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
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{t('collection.choose', { count: ids.length })}</DialogTitle>
      <DialogContent>
        <Box
          component="form"
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() !== '') create().catch(showError)
          }}
          sx={{ display: 'flex', gap: 1, pt: 1 }}
        >
          <TextField
            autoFocus
            fullWidth
            label={t('collection.new')}
            value={name}
            onChange={({ target }) => setName(target.value)}
            slotProps={{ htmlInput: { maxLength: 120 } }}
          />
          <Button
            type="submit"
            variant="outlined"
            startIcon={<AddIcon />}
            disabled={name.trim() === ''}
            sx={{ flex: 'none' }}
          >
            {t('collection.create')}
          </Button>
        </Box>
        <Box sx={{ display: 'flex', flexDirection: 'column', mt: 1, minHeight: 96 }}>
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
                label={<Typography variant="body2">{collection.name}</Typography>}
              />
            )
          })}
          {collections.length === 0 ? (
            <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
              {t('collection.none')}
            </Typography>
          ) : null}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {t('app:close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
