import StarIcon from '@mui/icons-material/Star'
import StarBorderIcon from '@mui/icons-material/StarBorder'
import { Box, Divider, IconButton, ListItemText, Menu, MenuItem, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { chosenIds, rateAssets, saveAssets } from '../../actions/libraryActions'
import { knownAsset, useLibrary } from '../../state/libraryStore'
import { studio } from '../../state/studio'
import { CommandItem } from '../../ui/CommandItem'
import { showError } from '../../ui/notices'

const stars = [1, 2, 3, 4, 5]

export interface MenuPlace {
  readonly left: number
  readonly top: number
}

interface AssetMenuProps {
  readonly place: MenuPlace | undefined
  readonly onClose: () => void
}

/** The context menu of the selected pictures. */
export function AssetMenu({ place, onClose }: AssetMenuProps) {
  const { t } = useTranslation('gallery')
  const trashed = useLibrary((state) => state.query.trashed)
  const collection = useLibrary((state) => state.query.filter.collection)
  const showInFolder = studio().host.showInFolder
  const ids = place ? chosenIds() : []
  const rating = Math.max(0, ...ids.map((id) => knownAsset(id)?.rating ?? 0))

  const item = (id: string) => <CommandItem key={id} command={id} onRun={onClose} />

  return (
    <Menu
      open={place !== undefined}
      onClose={onClose}
      anchorReference="anchorPosition"
      {...(place ? { anchorPosition: place } : {})}
      onContextMenu={(event) => event.preventDefault()}
    >
      {trashed
        ? [item('gallery.restore')]
        : [
            item('gallery.open'),
            item('gallery.reuseSettings'),
            item('gallery.details'),
            item('gallery.lineage'),
            item('gallery.like'),
            item('gallery.copies'),
            <Divider key="first" component="li" sx={{ my: 0.75 }} />,
            <CommandItem
              key="saveAs"
              command="file.saveAs"
              onRun={onClose}
              run={() => saveAssets(ids).catch(showError)}
            />,
            item('gallery.copy'),
            item('gallery.tags'),
            item('gallery.collect'),
            ...(collection === undefined ? [] : [item('gallery.leaveCollection')]),
            item('gallery.batch'),
            item('gallery.savePreset'),
            ...(showInFolder
              ? [
                  <MenuItem
                    key="folder"
                    onClick={() => {
                      onClose()
                      const [id] = ids
                      if (id) showInFolder(id).catch(showError)
                    }}
                  >
                    <ListItemText>{t('showInFolder')}</ListItemText>
                  </MenuItem>,
                ]
              : []),
            <Divider key="second" component="li" sx={{ my: 0.75 }} />,
            <Box
              key="rating"
              component="li"
              role="group"
              aria-label={t('rating')}
              sx={{ px: 2, py: 0.25, display: 'flex', alignItems: 'center', gap: 0.25 }}
            >
              <Typography variant="body2" aria-hidden sx={{ flex: 1, pr: 2 }}>
                {t('rating')}
              </Typography>
              {stars.map((star) => (
                <IconButton
                  key={star}
                  role="menuitemradio"
                  aria-checked={star === rating}
                  aria-label={t('stars', { count: star })}
                  onClick={() => {
                    onClose()
                    rateAssets(ids, star === rating ? 0 : star).catch(showError)
                  }}
                  sx={{ minWidth: 24, minHeight: 24, p: 0.25 }}
                >
                  {star <= rating ? (
                    <StarIcon sx={{ fontSize: 18, color: 'warning.main' }} />
                  ) : (
                    <StarBorderIcon sx={{ fontSize: 18 }} />
                  )}
                </IconButton>
              ))}
            </Box>,
            <Divider key="third" component="li" sx={{ my: 0.75 }} />,
            item('gallery.trash'),
          ]}
    </Menu>
  )
}
