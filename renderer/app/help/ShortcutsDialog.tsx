import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Typography,
} from '@mui/material'
import { Fragment, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Command } from '../../actions/manager/command'
import { commands } from '../../actions/manager/commandManager'
import { chordText } from '../../actions/manager/keyChords'
import { textOf } from '../../i18n/i18n'
import { useDialogs } from '../../state/dialogStore'
import { onMac } from '../../ui/CommandButton'
import { KeyCap } from '../../ui/KeyCap'

/** Every shortcut, by where it acts. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('app')
  const id = useId()
  const open = useDialogs((state) => state.open)
  const groups: readonly (readonly [Command['group'], string])[] = [
    ['file', t('group.file')],
    ['edit', t('group.edit')],
    ['view', t('group.view')],
    ['canvas', t('group.canvas')],
    ['gallery', t('group.gallery')],
    ['jobs', t('group.jobs')],
    ['help', t('group.help')],
  ]
  const withKeys = commands.filter(({ keys }) => keys && keys.length > 0)
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{t('shortcuts.title')}</DialogTitle>
      <DialogContent tabIndex={0} role="region" aria-labelledby={id}>
        <Box sx={{ columns: { xs: 1, sm: 2 }, columnGap: 4 }}>
          {groups.map(([group, title]) => {
            const shown = withKeys.filter((command) => command.group === group)
            if (shown.length === 0) return null
            return (
              <Box key={group} sx={{ breakInside: 'avoid', mb: 2 }}>
                <Typography variant="h3" sx={{ mb: 0.5 }}>
                  {title}
                </Typography>
                {shown.map((command) => (
                  <Box
                    key={command.id}
                    sx={{ display: 'flex', alignItems: 'center', minHeight: 28, gap: 1 }}
                  >
                    <Typography variant="body2" sx={{ flex: 1 }}>
                      {textOf(command.titleKey)}
                    </Typography>
                    {command.keys
                      ?.filter((chord) => !chord.includes('Numpad'))
                      .map((chord, index) => (
                        <Fragment key={chord}>
                          {index > 0 ? (
                            <Typography variant="caption" color="textSecondary">
                              {t('shortcuts.or')}
                            </Typography>
                          ) : null}
                          <KeyCap>{chordText(chord, onMac)}</KeyCap>
                        </Fragment>
                      ))}
                  </Box>
                ))}
              </Box>
            )
          })}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button color="secondary" onClick={() => open({ kind: 'about' })} sx={{ mr: 'auto' }}>
          {t('command.about')}
        </Button>
        <Button variant="contained" onClick={onClose}>
          {t('close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
