import { ListItemText, MenuItem, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { findCommand, runCommand } from '../actions/manager/commandManager'
import { chordText } from '../actions/manager/keyChords'
import { useShortcuts } from '../actions/manager/shortcutStore'
import { textOf } from '../i18n/i18n'
import { onMac } from './CommandButton'

interface CommandItemProps {
  readonly command: string
  /** Called before the command runs, to close the menu. */
  readonly onRun: () => void
  /** Done in place of the command, where the menu says what it acts on. */
  readonly run?: () => void
}

/** A menu's line that runs a command, with its keys. */
export function CommandItem({ command, onRun, run, ...others }: CommandItemProps) {
  useTranslation()
  const found = findCommand(command)
  const key = useShortcuts((state) => state.keysOf(found)[0])
  return (
    <MenuItem
      {...others}
      disabled={found.enabled?.() === false}
      onClick={() => {
        onRun()
        if (run) run()
        else runCommand(command)
      }}
    >
      <ListItemText>{textOf(found.titleKey)}</ListItemText>
      {key ? (
        <Typography variant="caption" color="textSecondary" sx={{ ml: 3 }}>
          {chordText(key, onMac)}
        </Typography>
      ) : null}
    </MenuItem>
  )
}
