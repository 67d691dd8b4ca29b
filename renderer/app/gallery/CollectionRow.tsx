import FolderIcon from '@mui/icons-material/FolderOutlined'
import MoreIcon from '@mui/icons-material/MoreVert'
import { Box, ButtonBase, IconButton, Menu, MenuItem, Tooltip, Typography } from '@mui/material'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Collection } from '../../../preload/contract/collection'
import {
  addToCollection,
  deleteCollection,
  renameCollection,
} from '../../actions/collectionActions'
import { useLanguage } from '../../i18n/useLanguage'
import { useGallery } from '../../state/galleryStore'
import { useLibrary } from '../../state/libraryStore'
import { countText } from '../../ui/formats'
import { showError } from '../../ui/notices'
import { CollectionNameField } from './CollectionNameField'
import { collectionRowStyle } from './collectionRowStyle'

interface CollectionRowProps {
  readonly collection: Collection
  readonly chosen: boolean
}

/** One collection: shows its pictures, takes pictures that are dropped on it. F2 renames, Delete deletes. */
export function CollectionRow({ collection, chosen }: CollectionRowProps) {
  const { t } = useTranslation('gallery')
  const language = useLanguage()
  const dragging = useGallery((state) => state.dragged.length > 0)
  const [over, setOver] = useState(false)
  const [renaming, setRenaming] = useState(false)
  const [menu, setMenu] = useState<HTMLElement | null>(null)
  const { id, name, count } = collection

  const remove = () => void deleteCollection(id).catch(showError)
  const takes = (event: DragEvent) => {
    if (useGallery.getState().dragged.length === 0) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    const { dragged, setDragged } = useGallery.getState()
    setOver(false)
    if (dragged.length === 0) return
    event.preventDefault()
    setDragged([])
    addToCollection(id, dragged).catch(showError)
  }

  if (renaming) {
    return (
      <li>
        <CollectionNameField
          name={name}
          onEnd={(next) => {
            setRenaming(false)
            if (next) renameCollection(id, next).catch(showError)
          }}
        />
      </li>
    )
  }
  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'center' }}
      onDragEnter={takes}
      onDragOver={takes}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <ButtonBase
        aria-current={chosen ? 'true' : undefined}
        onClick={() => useLibrary.getState().setFilter({ collection: id })}
        onContextMenu={(event) => {
          event.preventDefault()
          setMenu(event.currentTarget)
        }}
        onKeyDown={(event) => {
          if (event.key === 'F2') setRenaming(true)
          if (event.key === 'Delete') {
            event.stopPropagation()
            remove()
          }
        }}
        sx={{ ...collectionRowStyle(chosen, over && dragging), minWidth: 0, flex: 1 }}
      >
        <FolderIcon sx={{ fontSize: 16, color: 'text.secondary' }} />
        <Typography variant="body2" noWrap title={name} sx={{ flex: 1 }}>
          {name}
        </Typography>
        <Typography
          variant="caption"
          color="textSecondary"
          aria-label={t('collection.count', { count })}
          component="span"
        >
          {countText(count, language)}
        </Typography>
      </ButtonBase>
      <Tooltip title={t('collection.more')}>
        <IconButton
          aria-label={t('collection.moreOf', { name })}
          aria-haspopup="menu"
          onClick={(event) => setMenu(event.currentTarget)}
          sx={{ minWidth: 24, minHeight: 24, p: 0.25 }}
        >
          <MoreIcon sx={{ fontSize: 16 }} />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={menu} open={menu !== null} onClose={() => setMenu(null)}>
        <MenuItem
          onClick={() => {
            setMenu(null)
            setRenaming(true)
          }}
        >
          {t('collection.rename')}
        </MenuItem>
        <MenuItem
          onClick={() => {
            setMenu(null)
            remove()
          }}
        >
          {t('collection.delete')}
        </MenuItem>
      </Menu>
    </Box>
  )
}
