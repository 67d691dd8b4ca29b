import { Box, Divider, ListItemText, Menu, MenuItem, Rating, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { chosenIds, rateAssets } from '../../actions/libraryActions'
import { findCommand, runCommand } from '../../actions/manager/commandManager'
import { chordText } from '../../actions/manager/keyChords'
import { textOf } from '../../i18n/i18n'
import { useDialogs } from '../../state/dialogStore'
import { knownAsset, useLibrary } from '../../state/libraryStore'
import { studio } from '../../state/studio'
import { onMac } from '../../ui/CommandButton'
import { showError } from '../../ui/notices'

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
  const showInFolder = studio().host.showInFolder
  const ids = place ? chosenIds() : []
  const rating = Math.max(0, ...ids.map((id) => knownAsset(id)?.rating ?? 0))

  const item = (id: string) => {
    const command = findCommand(id)
    const key = command.keys?.[0]
    return (
      <MenuItem
        key={id}
        disabled={command.enabled?.() === false}
        onClick={() => {
          onClose()
          runCommand(id)
        }}
      >
        <ListItemText>{textOf(command.titleKey)}</ListItemText>
        {key ? (
          <Typography variant="caption" color="textSecondary" sx={{ ml: 3 }}>
            {chordText(key, onMac)}
          </Typography>
        ) : null}
      </MenuItem>
    )
  }

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
            <Divider key="first" component="li" sx={{ my: 0.75 }} />,
            <MenuItem
              key="saveAs"
              onClick={() => {
                onClose()
                useDialogs.getState().open({ kind: 'saveAs', ids })
              }}
            >
              <ListItemText>{t('command.saveAs')}</ListItemText>
            </MenuItem>,
            item('gallery.copy'),
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
              sx={{ px: 2, py: 0.5, display: 'flex', alignItems: 'center', gap: 1 }}
            >
              <Typography variant="body2" sx={{ flex: 1 }}>
                {t('rating')}
              </Typography>
              <Rating
                name="menu-rating"
                size="small"
                value={rating}
                getLabelText={(value) => t('stars', { count: value })}
                onChange={(_, value) => {
                  onClose()
                  rateAssets(ids, value ?? 0).catch(showError)
                }}
              />
            </Box>,
            <Divider key="third" component="li" sx={{ my: 0.75 }} />,
            item('gallery.trash'),
          ]}
    </Menu>
  )
}
