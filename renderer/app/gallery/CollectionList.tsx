import AddIcon from '@mui/icons-material/Add'
import ExpandIcon from '@mui/icons-material/ExpandMore'
import AllIcon from '@mui/icons-material/PhotoLibraryOutlined'
import { Box, ButtonBase, IconButton, Tooltip, Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createCollection } from '../../actions/collectionActions'
import { useCollections } from '../../state/collectionStore'
import { useLayout } from '../../state/layoutStore'
import { useLibrary } from '../../state/libraryStore'
import { showError } from '../../ui/notices'
import { CollectionNameField } from './CollectionNameField'
import { CollectionRow } from './CollectionRow'
import { collectionRowStyle } from './collectionRowStyle'

/** The library's collections with their numbers, beside the way back to all pictures. */
export function CollectionList() {
  const { t } = useTranslation('gallery')
  const collections = useCollections((state) => state.collections)
  const chosen = useLibrary((state) => state.query.filter.collection)
  const setFilter = useLibrary((state) => state.setFilter)
  const open = useLayout((state) => state.collectionsOpen)
  const toggle = useLayout((state) => state.toggle)
  const [naming, setNaming] = useState(false)

  return (
    <Box
      component="nav"
      aria-label={t('collection.title')}
      sx={{ px: 1, flex: 'none', borderBottom: 1, borderColor: 'divider' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 32 }}>
        <ButtonBase
          aria-expanded={open}
          onClick={() => toggle('collectionsOpen')}
          sx={{ flex: 1, justifyContent: 'flex-start', gap: 0.25, height: 28, borderRadius: 1 }}
        >
          <ExpandIcon
            sx={{ fontSize: 18, transform: open ? 'none' : 'rotate(-90deg)', transition: '120ms' }}
          />
          <Typography variant="body2" sx={{ fontWeight: 600 }}>
            {t('collection.title')}
          </Typography>
        </ButtonBase>
        <Tooltip title={t('collection.new')}>
          <IconButton
            aria-label={t('collection.new')}
            onClick={() => {
              toggle('collectionsOpen', true)
              setNaming(true)
            }}
            sx={{ minWidth: 28, minHeight: 28 }}
          >
            <AddIcon sx={{ fontSize: 18 }} />
          </IconButton>
        </Tooltip>
      </Box>
      {open ? (
        <Box
          component="ul"
          aria-label={t('collection.title')}
          sx={{ m: 0, p: 0, pb: 0.5, listStyle: 'none', maxHeight: '24vh', overflowY: 'auto' }}
        >
          {naming ? (
            <li>
              <CollectionNameField
                name=""
                onEnd={(name) => {
                  setNaming(false)
                  if (name) createCollection(name, []).catch(showError)
                }}
              />
            </li>
          ) : null}
          <li>
            <ButtonBase
              aria-current={chosen === undefined ? 'true' : undefined}
              onClick={() => setFilter({ collection: undefined })}
              sx={collectionRowStyle(chosen === undefined, false)}
            >
              <AllIcon sx={{ fontSize: 16, color: 'text.secondary' }} />
              <Typography variant="body2" noWrap>
                {t('collection.all')}
              </Typography>
            </ButtonBase>
          </li>
          {collections.map((collection) => (
            <CollectionRow
              key={collection.id}
              collection={collection}
              chosen={chosen === collection.id}
            />
          ))}
          {collections.length === 0 && !naming ? (
            <Typography
              component="li"
              variant="caption"
              color="textSecondary"
              sx={{ px: 1, py: 0.5 }}
            >
              {t('collection.hint')}
            </Typography>
          ) : null}
        </Box>
      ) : null}
    </Box>
  )
}
