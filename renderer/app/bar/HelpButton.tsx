import HelpIcon from '@mui/icons-material/HelpOutlineOutlined'
import { IconButton, ListItemText, Menu, MenuItem, Tooltip, Typography } from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findCommand, runCommand } from '../../actions/manager/commandManager'
import { chordText } from '../../actions/manager/keyChords'
import { useShortcuts } from '../../actions/manager/shortcutStore'
import { textOf } from '../../i18n/i18n'
import { onMac } from '../../ui/CommandButton'

const entries = [
  'help.manual',
  'help.tour',
  'help.shortcuts',
  'help.diagnostics',
  'help.about',
] as const

/** The manual, the shortcuts, and what this program is. */
export function HelpButton() {
  const { t } = useTranslation('manual')
  const keysOf = useShortcuts((state) => state.keysOf)
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  return (
    <>
      <Tooltip title={t('help')}>
        <IconButton
          aria-label={t('help')}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <HelpIcon />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {entries.map((id) => {
          const command = findCommand(id)
          const { titleKey } = command
          const key = keysOf(command)[0]
          return (
            <MenuItem
              key={id}
              onClick={() => {
                setAnchor(null)
                runCommand(id)
              }}
            >
              <ListItemText>{textOf(titleKey)}</ListItemText>
              {key ? (
                <Typography variant="caption" color="textSecondary" sx={{ ml: 3 }}>
                  {chordText(key, onMac)}
                </Typography>
              ) : null}
            </MenuItem>
          )
        })}
      </Menu>
    </>
  )
}
