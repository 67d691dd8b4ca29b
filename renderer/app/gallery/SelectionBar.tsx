import BatchIcon from '@mui/icons-material/BurstModeOutlined'
import CloseIcon from '@mui/icons-material/Close'
import DeleteIcon from '@mui/icons-material/DeleteOutlined'
import InfoIcon from '@mui/icons-material/InfoOutlined'
import TagIcon from '@mui/icons-material/LocalOfferOutlined'
import RestoreIcon from '@mui/icons-material/RestoreFromTrashOutlined'
import SaveIcon from '@mui/icons-material/SaveAltOutlined'
import { Box, Button, IconButton, Rating, Tooltip, Typography } from '@mui/material'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { rateAssets, restoreAssets, saveAssets, trashAssets } from '../../actions/libraryActions'
import { runCommand } from '../../actions/manager/commandManager'
import { useDetails } from '../../state/detailsStore'
import { emptySelection, selectedIds } from '../../state/librarySelection'
import { knownAsset, useLibrary } from '../../state/libraryStore'
import { showError } from '../../ui/notices'
import { AssetDetails } from './AssetDetails'

/** What is selected, at the foot of the gallery: its name or number, stars, details, save, trash. */
export function SelectionBar() {
  const { t } = useTranslation(['gallery', 'app', 'batch'])
  const selection = useLibrary((state) => state.selection)
  const trashed = useLibrary((state) => state.query.trashed)
  // The pages are named so that a changed rating is drawn at once.
  useLibrary((state) => state.pages)
  const details = useDetails((state) => state.id)
  const showDetails = useDetails((state) => state.show)
  // Another function each time would let the details be read anew, and a name that is typed lose the keyboard.
  const closeDetails = useCallback(() => showDetails(undefined), [showDetails])
  const bar = useRef<HTMLDivElement>(null)
  const ids = selectedIds(selection)
  const first = ids[0] === undefined ? undefined : knownAsset(ids[0])
  if (!first) return null
  const button = (title: string, icon: React.ReactNode, run: () => void) => (
    <Tooltip title={title}>
      <IconButton aria-label={title} onClick={run} sx={{ minWidth: 28, minHeight: 28 }}>
        {icon}
      </IconButton>
    </Tooltip>
  )
  return (
    <Box
      ref={bar}
      sx={{
        flex: 'none',
        borderTop: 1,
        borderColor: 'divider',
        px: 1,
        py: 0.5,
        bgcolor: 'surface.panel',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 28 }}>
        <Typography variant="body2" noWrap title={first.name} sx={{ flex: 1, pl: 0.5 }}>
          {ids.length === 1 ? first.name : t('selected', { count: ids.length })}
        </Typography>
        {button(t('selectNone'), <CloseIcon sx={{ fontSize: 16 }} />, () =>
          useLibrary.getState().setSelection(emptySelection),
        )}
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.25, minHeight: 32 }}>
        {trashed ? (
          <Button
            startIcon={<RestoreIcon />}
            onClick={() => void restoreAssets(ids).catch(showError)}
          >
            {t('trash.restore')}
          </Button>
        ) : (
          <>
            <Rating
              name="selection-rating"
              size="small"
              value={first.rating}
              getLabelText={(value) => t('stars', { count: value })}
              emptyLabelText={t('noStars')}
              onChange={(_, value) => void rateAssets(ids, value ?? 0).catch(showError)}
              sx={{ flex: 'none', pl: 0.5 }}
            />
            <Box sx={{ flex: 1 }} />
            {ids.length === 1
              ? button(t('details.title'), <InfoIcon sx={{ fontSize: 18 }} />, () =>
                  showDetails(first.id),
                )
              : null}
            {button(t('command.tags'), <TagIcon sx={{ fontSize: 18 }} />, () =>
              runCommand('gallery.tags'),
            )}
            {button(t('batch:command.batch'), <BatchIcon sx={{ fontSize: 18 }} />, () =>
              runCommand('gallery.batch'),
            )}
            {button(
              t('command.saveAs'),
              <SaveIcon sx={{ fontSize: 18 }} />,
              () => void saveAssets(ids).catch(showError),
            )}
            {button(
              t('command.trash'),
              <DeleteIcon sx={{ fontSize: 18 }} />,
              () => void trashAssets(ids).catch(showError),
            )}
          </>
        )}
      </Box>
      <AssetDetails id={details} anchor={bar.current} onClose={closeDetails} />
    </Box>
  )
}
