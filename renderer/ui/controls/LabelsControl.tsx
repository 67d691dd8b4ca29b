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
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/useLanguage'
import { modelFor, useModels } from '../../state/modelStore'
import { FieldRow } from '../FieldRow'
import { groupLabels, labelTitle, searchLabels } from '../labelSearch'
import type { ControlProps } from './controlProps'
import { useSetTitle } from './useSetTitle'

/** The model's labels as chips, grouped by set, with a search; each one is on or off. */
export function LabelsControl({ parameter, definition, value, onChange }: ControlProps) {
  const { t } = useTranslation('app')
  const language = useLanguage()
  const setTitle = useSetTitle()
  const [search, setSearch] = useState('')
  const deferred = useDeferredValue(search)
  const models = useModels((state) => state.models)
  const labels = definition.model ? modelFor(models, definition.model)?.labels : undefined
  const chosen = useMemo(() => new Set(Array.isArray(value) ? value.map(String) : []), [value])
  const groups = useMemo(
    () => groupLabels(searchLabels(labels ?? [], deferred), language),
    [labels, deferred, language],
  )
  const { meta } = parameter

  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChange([...next])
  }

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
        {labels === undefined ? (
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
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
              {group.labels.map((label) => {
                const on = chosen.has(label.id)
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
