import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Typography,
} from '@mui/material'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Command } from '../../actions/manager/command'
import { commands } from '../../actions/manager/commandManager'
import { useShortcuts } from '../../actions/manager/shortcutStore'
import { ShortcutRow } from './ShortcutRow'
import { useGroupTitles } from './useGroupTitles'

/** Every command with its keys, by where it acts; a press on the keys changes them. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['app', 'commands'])
  const id = useId()
  const titles = useGroupTitles()
  const changed = useShortcuts((state) => Object.keys(state.chosen).length > 0)
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={id}>
      <DialogTitle id={id} sx={{ pb: 0.5 }}>
        {t('shortcuts.title')}
      </DialogTitle>
      <DialogContent tabIndex={0} role="region" aria-labelledby={id}>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
          {t('commands:shortcut.hint')}
        </Typography>
        <Box sx={{ columns: { xs: 1, sm: 2 }, columnGap: 4 }}>
          {(Object.keys(titles) as Command['group'][]).map((group) => (
            <Box key={group} sx={{ mb: 2 }}>
              <Typography variant="h3" sx={{ mb: 0.5, breakAfter: 'avoid' }}>
                {titles[group]}
              </Typography>
              {commands
                .filter((command) => command.group === group)
                .map((command) => (
                  <Box key={command.id} sx={{ breakInside: 'avoid' }}>
                    <ShortcutRow command={command} />
                  </Box>
                ))}
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button
          color="secondary"
          disabled={!changed}
          onClick={() => useShortcuts.getState().reset()}
          sx={{ mr: 'auto', ml: -1.5 }}
        >
          {t('commands:shortcut.resetAll')}
        </Button>
        <Button variant="contained" onClick={onClose}>
          {t('close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
