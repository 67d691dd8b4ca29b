import ResetIcon from '@mui/icons-material/RestartAlt'
import { Box, Button, ButtonBase, IconButton, Tooltip, Typography } from '@mui/material'
import { Fragment, type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Command } from '../../actions/manager/command'
import { commands } from '../../actions/manager/commandManager'
import { chordOf, chordText, normaliseChord } from '../../actions/manager/keyChords'
import { ownerOf, useShortcuts } from '../../actions/manager/shortcutStore'
import { textOf } from '../../i18n/i18n'
import { onMac } from '../../ui/CommandButton'
import { KeyCap } from '../../ui/KeyCap'

/** A command with its keys. A press on the keys waits for others; keys that are taken are named first. */
export function ShortcutRow({ command }: { readonly command: Command }) {
  const { t } = useTranslation(['commands', 'app'])
  const keys = useShortcuts((state) => state.keysOf(command))
  const changed = useShortcuts((state) => state.chosen[command.id] !== undefined)
  const [waiting, setWaiting] = useState(false)
  const [wanted, setWanted] = useState<{ chord: string; owner: Command }>()
  const { setKeys, keysOf, reset } = useShortcuts.getState()
  const keysButton = useRef<HTMLButtonElement>(null)
  const name = textOf(command.titleKey)
  const shown = keys.filter((chord) => !chord.includes('Numpad'))

  const take = (chord: string) => {
    setWaiting(false)
    setWanted(undefined)
    setKeys(command.id, [chord])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!waiting || event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return setWaiting(false)
    const chord = chordOf(event.nativeEvent, onMac)
    if (!chord) return
    const owner = ownerOf(commands, chord, command)
    if (!owner) return take(chord)
    setWaiting(false)
    setWanted({ chord, owner })
  }
  const replace = ({ chord, owner }: NonNullable<typeof wanted>) => {
    const others = keysOf(owner).filter((one) => normaliseChord(one) !== normaliseChord(chord))
    setKeys(owner.id, others)
    take(chord)
    goBack()
  }
  /** From a button that is gone now: the dialog would hear no key any more, not even Escape. */
  const goBack = () => keysButton.current?.focus()

  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 32, gap: 0.5 }}>
        <Typography variant="body2" sx={{ flex: 1 }}>
          {name}
        </Typography>
        {changed ? (
          <Tooltip title={t('shortcut.reset', { name })}>
            <IconButton
              aria-label={t('shortcut.reset', { name })}
              onClick={() => {
                setWanted(undefined)
                reset(command.id)
                goBack()
              }}
              sx={{ minWidth: 24, minHeight: 24, p: 0.25 }}
            >
              <ResetIcon sx={{ fontSize: 16 }} />
            </IconButton>
          </Tooltip>
        ) : null}
        <ButtonBase
          ref={keysButton}
          aria-label={
            shown.length > 0 ? t('shortcut.change', { name }) : t('shortcut.add', { name })
          }
          aria-pressed={waiting}
          onClick={() => setWaiting(!waiting)}
          onBlur={() => setWaiting(false)}
          onKeyDown={onKeyDown}
          sx={{
            gap: 0.5,
            px: 0.5,
            minHeight: 28,
            minWidth: 32,
            borderRadius: 1,
            '&:hover': { bgcolor: 'surface.hover' },
          }}
        >
          {waiting ? (
            <Typography variant="caption" color="primary" role="status">
              {t('shortcut.press')}
            </Typography>
          ) : shown.length === 0 ? (
            <Typography variant="caption" color="textSecondary">
              –
            </Typography>
          ) : (
            shown.map((chord, index) => (
              <Fragment key={chord}>
                {index > 0 ? (
                  <Typography variant="caption" color="textSecondary">
                    {t('app:shortcuts.or')}
                  </Typography>
                ) : null}
                <KeyCap>{chordText(chord, onMac)}</KeyCap>
              </Fragment>
            ))
          )}
        </ButtonBase>
      </Box>
      {wanted ? (
        <Box
          role="alert"
          sx={{ display: 'flex', alignItems: 'center', gap: 0.5, pl: 1, pb: 0.5, flexWrap: 'wrap' }}
        >
          <Typography variant="caption" color="warning" sx={{ flex: 1 }}>
            {t('shortcut.taken', {
              keys: chordText(wanted.chord, onMac),
              name: textOf(wanted.owner.titleKey),
            })}
          </Typography>
          <Button size="small" onClick={() => replace(wanted)}>
            {t('shortcut.replace')}
          </Button>
          <Button
            size="small"
            color="secondary"
            onClick={() => {
              setWanted(undefined)
              goBack()
            }}
          >
            {t('app:cancel')}
          </Button>
        </Box>
      ) : null}
    </Box>
  )
}
