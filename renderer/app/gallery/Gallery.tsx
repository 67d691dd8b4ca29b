import { Box } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { useLibrary } from '../../state/libraryStore'
import { CollectionList } from './CollectionList'
import { GalleryEmpty } from './GalleryEmpty'
import { GalleryGrid } from './GalleryGrid'
import { GalleryToolbar } from './GalleryToolbar'
import { SelectionBar } from './SelectionBar'

/** The left side: the library's pictures, or what is in its trash. */
export function Gallery() {
  const { t } = useTranslation('gallery')
  const empty = useLibrary((state) => state.loaded && state.total === 0)
  const trashed = useLibrary((state) => state.query.trashed)
  return (
    <Box
      component="section"
      aria-label={t('title')}
      data-command-scope="gallery"
      sx={{ height: '100%', display: 'flex', flexDirection: 'column', bgcolor: 'surface.panel' }}
    >
      <GalleryToolbar />
      {trashed ? null : <CollectionList />}
      <Box sx={{ flex: 1, minHeight: 0 }}>{empty ? <GalleryEmpty /> : <GalleryGrid />}</Box>
      <SelectionBar />
    </Box>
  )
}
