import SearchIcon from '@mui/icons-material/Search'
import { Box, Dialog, InputAdornment, OutlinedInput, Typography } from '@mui/material'
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Command } from '../../actions/manager/command'
import { commands, runCommand } from '../../actions/manager/commandManager'
import { chordText } from '../../actions/manager/keyChords'
import { useShortcuts } from '../../actions/manager/shortcutStore'
import { textOf } from '../../i18n/i18n'
import { onMac } from '../../ui/CommandButton'
import { heardOnly } from '../../ui/heardOnly'
import { KeyCap } from '../../ui/KeyCap'
import { useGroupTitles } from '../help/useGroupTitles'
import { fuzzyMatch } from './fuzzyMatch'

interface Found {
  readonly command: Command
  readonly title: string
  readonly places: readonly number[]
  readonly score: number
}

/** Finds a command by some of its letters and runs it. Only what can be done now is listed. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('commands')
  const id = useId()
  const groups = useGroupTitles()
  const keysOf = useShortcuts((state) => state.keysOf)
  // Asked before the dialog takes the focus, on which some commands depend.
  const [possible] = useState(() =>
    commands.filter((command) => command.id !== 'help.palette' && command.enabled?.() !== false),
  )
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)

  const found = useMemo(() => findCommands(possible, query), [possible, query])
  const current = found[Math.min(active, found.length - 1)]

  useEffect(() => {
    if (current)
      document.getElementById(`${id}-${current.command.id}`)?.scrollIntoView({ block: 'nearest' })
  }, [current, id])

  const run = (command: Command) => {
    onClose()
    // Once the dialog is gone the focus is back where the command looks for it.
    setTimeout(() => runCommand(command.id))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: Math.min(active + 8, found.length - 1),
      PageUp: Math.max(active - 8, 0),
    }
    const place = moves[event.key]
    if (place !== undefined && found.length > 0) {
      event.preventDefault()
      setActive((place + found.length) % found.length)
    } else if (event.key === 'Enter' && current && !event.nativeEvent.isComposing) {
      event.preventDefault()
      run(current.command)
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="sm"
      fullWidth
      aria-labelledby={`${id}-title`}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start', pt: '8vh' } }}
    >
      <Box component="h2" id={`${id}-title`} sx={heardOnly}>
        {t('palette.title')}
      </Box>
      <OutlinedInput
        autoFocus
        value={query}
        placeholder={t('palette.search')}
        onChange={(event) => {
          setQuery(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
        startAdornment={
          <InputAdornment position="start">
            <SearchIcon sx={{ fontSize: 20 }} />
          </InputAdornment>
        }
        slotProps={{
          input: {
            role: 'combobox',
            'aria-label': t('palette.search'),
            'aria-expanded': true,
            'aria-autocomplete': 'list',
            'aria-controls': `${id}-list`,
            'aria-activedescendant': current ? `${id}-${current.command.id}` : undefined,
          },
        }}
        sx={{ m: 1.5, mb: 1, minHeight: 40, flex: 'none' }}
      />
      <Box
        role="listbox"
        id={`${id}-list`}
        aria-label={t('palette.title')}
        sx={{ overflowY: 'auto', maxHeight: '56vh', px: 1, pb: 1 }}
      >
        {found.map((entry) => {
          const { command, title, places } = entry
          const chord = keysOf(command)[0]
          const selected = entry === current
          return (
            <Box
              key={command.id}
              id={`${id}-${command.id}`}
              role="option"
              aria-selected={selected}
              onClick={() => run(command)}
              onPointerMove={() => setActive(found.indexOf(entry))}
              sx={{
                display: 'flex',
                alignItems: 'center',
                gap: 1.5,
                minHeight: 36,
                px: 1.25,
                borderRadius: 1,
                cursor: 'default',
                bgcolor: selected ? 'surface.selected' : undefined,
              }}
            >
              <Typography variant="body2" sx={{ flex: 1 }}>
                <Marked text={title} places={places} />
              </Typography>
              <Typography variant="caption" color={selected ? 'textPrimary' : 'textSecondary'}>
                {groups[command.group]}
              </Typography>
              {chord ? <KeyCap>{chordText(chord, onMac)}</KeyCap> : null}
            </Box>
          )
        })}
      </Box>
      {found.length === 0 ? (
        <Typography color="textSecondary" role="status" sx={{ px: 2.5, pb: 2.5 }}>
          {t('palette.nothing')}
        </Typography>
      ) : null}
    </Dialog>
  )
}

function findCommands(possible: readonly Command[], query: string): readonly Found[] {
  const found = possible.flatMap((command): Found[] => {
    const title = textOf(command.titleKey)
    const match = fuzzyMatch(query, title)
    if (match) return [{ command, title, ...match }]
    // The id is English in every language, for those who know it from elsewhere.
    const byId = fuzzyMatch(query, command.id.replace('.', ' '))
    return byId ? [{ command, title, places: [], score: byId.score - 20 }] : []
  })
  return query.trim() === '' ? found : found.sort((left, right) => right.score - left.score)
}

/** A text with the letters that were found in bold. */
function Marked({ text, places }: { readonly text: string; readonly places: readonly number[] }) {
  const marked = new Set(places)
  return [...text].map((letter, place) =>
    marked.has(place) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: letters have no other name than their place
      <Box key={place} component="strong" sx={{ color: 'primary.main' }}>
        {letter}
      </Box>
    ) : (
      letter
    ),
  )
}
