import ClearIcon from '@mui/icons-material/Clear'
import SearchIcon from '@mui/icons-material/Search'
import {
  Box,
  Button,
  Chip,
  IconButton,
  InputAdornment,
  OutlinedInput,
  Typography,
} from '@mui/material'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/useLanguage'
import { modelFor, useModels } from '../../state/modelStore'
import { useSamples } from '../../state/sampleStore'
import { FieldRow } from '../FieldRow'
import { groupLabels, labelTitle, searchLabels } from '../labelSearch'
import type { ControlProps } from './controlProps'
import { LabelTile } from './LabelTile'
import { useSetTitle } from './useSetTitle'

/** Milliseconds that the window is given to come up before samples are drawn. */
const settleMilliseconds = 1500

/**
 * The model's labels, grouped by set, with a search; each one is on or off. A generator shows what each
 * looks like, drawn by itself; other models have plain chips.
 */
export function LabelsControl({ parameter, definition, value, onChange }: ControlProps) {
  const { t } = useTranslation('app')
  const language = useLanguage()
  const setTitle = useSetTitle()
  const [search, setSearch] = useState('')
  const deferred = useDeferredValue(search)
  const models = useModels((state) => state.models)
  const loaded = useModels((state) => state.loaded)
  const model = definition.model ? modelFor(models, definition.model) : undefined
  const labels = model?.labels
  const generator = model?.task === 'generate' ? model.id : undefined
  useEffect(() => {
    if (!generator) return
    const { load, models: known } = useSamples.getState()
    // Samples that fail stay grey; a run says why it cannot draw.
    const ask = () => void load(generator).catch(() => undefined)
    const timer = setTimeout(ask, known[generator] ? 0 : settleMilliseconds)
    return () => clearTimeout(timer)
  }, [generator])
  const chosen = useMemo(() => new Set(Array.isArray(value) ? value.map(String) : []), [value])
  const groups = useMemo(
    () => groupLabels(searchLabels(labels ?? [], deferred), language),
    [labels, deferred, language],
  )
  const { meta } = parameter

  const latest = useRef({ chosen, onChange })
  useEffect(() => {
    latest.current = { chosen, onChange }
  })
  const toggle = useCallback((id: string) => {
    const next = new Set(latest.current.chosen)
    if (!next.delete(id)) next.add(id)
    latest.current.onChange([...next])
  }, [])

  return (
    <FieldRow
      title={meta.title[language]}
      help={meta.help?.[language]}
      end={
        chosen.size > 0 ? (
          <Button color="secondary" onClick={() => onChange([])} sx={{ minHeight: 24, py: 0 }}>
            {t('labels.clear', { count: chosen.size })}
          </Button>
        ) : null
      }
    >
      <OutlinedInput
        fullWidth
        size="small"
        value={search}
        placeholder={t('labels.search')}
        onChange={(event) => setSearch(event.target.value)}
        startAdornment={
          <InputAdornment position="start">
            <SearchIcon sx={{ fontSize: 18 }} />
          </InputAdornment>
        }
        endAdornment={
          search ? (
            <IconButton
              aria-label={t('labels.searchClear')}
              edge="end"
              onClick={() => setSearch('')}
            >
              <ClearIcon sx={{ fontSize: 16 }} />
            </IconButton>
          ) : null
        }
        slotProps={{ input: { 'aria-label': t('labels.search') } }}
      />
      <Box
        role="group"
        aria-label={meta.title[language]}
        sx={{ mt: 1, maxHeight: 'clamp(200px, 30vh, 480px)', overflowY: 'auto', pr: 0.5, pb: 0.5 }}
      >
        {labels === undefined && loaded ? (
          <Typography variant="caption" color="textSecondary">
            {t('labels.noModel')}
          </Typography>
        ) : null}
        {labels !== undefined && groups.length === 0 ? (
          <Typography variant="caption" color="textSecondary">
            {t('labels.none', { search })}
          </Typography>
        ) : null}
        {groups.map((group) => (
          <Box key={group.set} sx={{ mb: 1 }}>
            <Typography
              variant="caption"
              component="h4"
              sx={{ m: 0, mb: 0.5, color: 'text.secondary', fontWeight: 600 }}
            >
              {setTitle(group.set)}
            </Typography>
            <Box
              sx={
                generator
                  ? {
                      display: 'grid',
                      gridTemplateColumns: 'repeat(auto-fill, minmax(4.75rem, 1fr))',
                      gap: 0.5,
                    }
                  : { display: 'flex', flexWrap: 'wrap', gap: 0.5 }
              }
            >
              {group.labels.map((label) => {
                const on = chosen.has(label.id)
                if (generator)
                  return (
                    <LabelTile
                      key={label.id}
                      generator={generator}
                      label={label.id}
                      title={labelTitle(label, language)}
                      on={on}
                      onToggle={toggle}
                    />
                  )
                return (
                  <Chip
                    key={label.id}
                    clickable
                    label={labelTitle(label, language)}
                    color={on ? 'primary' : 'default'}
                    variant={on ? 'filled' : 'outlined'}
                    aria-pressed={on}
                    onClick={() => toggle(label.id)}
                  />
                )
              })}
            </Box>
          </Box>
        ))}
      </Box>
    </FieldRow>
  )
}
