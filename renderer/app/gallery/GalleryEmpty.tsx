import CollectionIcon from '@mui/icons-material/CreateNewFolderOutlined'
import DeleteIcon from '@mui/icons-material/DeleteOutlined'
import PhotoLibraryIcon from '@mui/icons-material/PhotoLibraryOutlined'
import SearchOffIcon from '@mui/icons-material/SearchOff'
import { Button } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { runCommand } from '../../actions/manager/commandManager'
import { filterParts } from '../../state/libraryFilter'
import { useLibrary } from '../../state/libraryStore'
import { EmptyState } from '../../ui/EmptyState'

/** What the gallery says while it has nothing to show. */
export function GalleryEmpty() {
  const { t } = useTranslation('gallery')
  const query = useLibrary((state) => state.query)
  const parts = filterParts(query.filter)
  if (query.search === '' && parts.length === 1 && parts[0]?.name === 'collection') {
    return (
      <EmptyState
        icon={CollectionIcon}
        title={t('empty.collectionTitle')}
        text={t('empty.collectionText')}
      >
        <Button variant="outlined" onClick={() => runCommand('gallery.clearFilters')}>
          {t('empty.collectionLeave')}
        </Button>
      </EmptyState>
    )
  }
  if (query.search !== '' || parts.length > 0) {
    return (
      <EmptyState icon={SearchOffIcon} title={t('empty.searchTitle')} text={t('empty.searchText')}>
        <Button variant="outlined" onClick={() => runCommand('gallery.clearFilters')}>
          {t('empty.searchClear')}
        </Button>
      </EmptyState>
    )
  }
  if (query.trashed) {
    return (
      <EmptyState icon={DeleteIcon} title={t('empty.trashTitle')} text={t('empty.trashText')} />
    )
  }
  return (
    <EmptyState icon={PhotoLibraryIcon} title={t('empty.title')} text={t('empty.text')}>
      <Button variant="contained" onClick={() => runCommand('file.open')}>
        {t('empty.import')}
      </Button>
      <Button variant="outlined" onClick={() => runCommand('panel.generate')}>
        {t('empty.generate')}
      </Button>
    </EmptyState>
  )
}
