import { Box, MenuItem, MenuList, Paper, Popper, TextField } from '@mui/material'
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { matchPrompt } from '../../../preload/contract/prompts/matchPrompt'
import { useLanguage } from '../../i18n/useLanguage'
import { modelFor, useModels } from '../../state/modelStore'
import { FieldRow } from '../FieldRow'
import { labelTitle } from '../labelSearch'
import type { ControlProps } from './controlProps'
import { PromptReading } from './PromptReading'
import { promptParts, suggestionsAt, takeSuggestion } from './promptWords'

/** A prompt: names are suggested as one types, and what the model does not know is underlined. */
export function PromptControl({ parameter, definition, value, onChange }: ControlProps) {
  const { t } = useTranslation('app')
  const language = useLanguage()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState<number>()
  const [active, setActive] = useState(0)
  const model = useModels((state) =>
    definition.model ? modelFor(state.models, definition.model) : undefined,
  )
  const text = typeof value === 'string' ? value : ''
  const read = useDeferredValue(text)
  const labels = model?.labels
  const match = useMemo(() => matchPrompt(read, labels ?? []), [read, labels])
  const unknown = labels ? match.unknownWords : []
  const { start, labels: suggestions } = useMemo(
    () => suggestionsAt(text, caret ?? 0, labels ?? [], language),
    [text, caret, labels, language],
  )
  const open = caret !== undefined && suggestions.length > 0
  const current = suggestions[Math.min(active, suggestions.length - 1)]
  const optionId = (label: string) => `${id}-option-${label}`

  const take = (place: number) => {
    const label = suggestions[place]
    if (!label || caret === undefined) return
    const taken = takeSuggestion(text, start, caret, labelTitle(label, language))
    onChange(taken.text)
    setCaret(undefined)
    requestAnimationFrame(() => field.current?.setSelectionRange(taken.caret, taken.caret))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((active + step + suggestions.length) % suggestions.length)
    } else if (event.key === 'Enter') {
      take(active)
    } else if (event.key === 'Escape') {
      setCaret(undefined)
      event.stopPropagation()
    } else {
      return
    }
    event.preventDefault()
  }

  return (
    <FieldRow
      title={parameter.meta.title[language]}
      help={parameter.meta.help?.[language]}
      controlId={id}
    >
      <Box sx={{ position: 'relative' }}>
        <TextField
          id={id}
          fullWidth
          multiline
          minRows={2}
          maxRows={6}
          value={text}
          inputRef={field}
          placeholder={t('prompt.example')}
          error={unknown.length > 0}
          onChange={(event) => {
            onChange(event.target.value)
            setCaret(event.target.selectionStart ?? event.target.value.length)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setCaret(undefined)}
          slotProps={{
            htmlInput: {
              spellCheck: false,
              'aria-autocomplete': 'list',
              'aria-describedby': `${id}-reading`,
              ...(open && current
                ? { 'aria-controls': `${id}-list`, 'aria-activedescendant': optionId(current.id) }
                : {}),
            },
          }}
        />
        <Box
          aria-hidden
          sx={{
            position: 'absolute',
            inset: 0,
            px: '14px',
            py: '7px',
            fontSize: '0.8125rem',
            lineHeight: '1.4375em',
            color: 'transparent',
            whiteSpace: 'pre-wrap',
            overflowWrap: 'break-word',
            overflow: 'hidden',
            pointerEvents: 'none',
          }}
        >
          {promptParts(text, unknown).map((part, place) =>
            part.unknown ? (
              <Box
                // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their place
                key={place}
                component="span"
                sx={{
                  textDecoration: 'underline wavy',
                  textDecorationColor: 'var(--mui-palette-error-main)',
                  textUnderlineOffset: 3,
                }}
              >
                {part.text}
              </Box>
            ) : (
              part.text
            ),
          )}
        </Box>
      </Box>
      <Popper
        open={open}
        anchorEl={field.current}
        placement="bottom-start"
        sx={{ zIndex: 'modal', width: field.current?.clientWidth }}
      >
        <Paper elevation={6} sx={{ mt: 1 }}>
          <MenuList id={`${id}-list`} role="listbox" aria-label={t('prompt.suggestions')} dense>
            {suggestions.map((label, place) => (
              <MenuItem
                key={label.id}
                id={optionId(label.id)}
                role="option"
                aria-selected={place === active}
                selected={place === active}
                // The field keeps the focus.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(place)}
              >
                {labelTitle(label, language)}
              </MenuItem>
            ))}
          </MenuList>
        </Paper>
      </Popper>
      <PromptReading
        id={`${id}-reading`}
        labels={labels ?? []}
        known={match.labels}
        unknown={unknown}
        onReplace={(word, name) => onChange(replaceWord(text, word, name))}
      />
    </FieldRow>
  )
}

function replaceWord(text: string, word: string, name: string): string {
  return promptParts(text, [word])
    .map((part) => (part.unknown ? name : part.text))
    .join('')
}
