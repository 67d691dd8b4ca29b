import {
  Autocomplete,
  Box,
  Button,
  Chip,
  MenuItem,
  Popover,
  Select,
  Stack,
  TextField,
  Typography,
} from '@mui/material'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../../preload/contract/routes'
import { runCommand } from '../../actions/manager/commandManager'
import { useLanguage } from '../../i18n/useLanguage'
import { filterKinds, type LibraryFilter, sizeClasses } from '../../state/libraryFilter'
import { useLibrary } from '../../state/libraryStore'
import { studio } from '../../state/studio'
import { FieldRow } from '../../ui/FieldRow'
import { showError } from '../../ui/notices'
import { DateFields } from './DateFields'
import { useFilterWords } from './useFilterWords'

interface FilterPopoverProps {
  readonly anchor: HTMLElement | null
  readonly onClose: () => void
}

type Facets = RouteOutput<'library', 'facets'>
type Counts = Facets['labels']

const nothing: Facets = { kinds: [], labels: [], models: [] }
const ratings = [5, 4, 3, 2, 1] as const

/** Everything that the gallery can be narrowed to; what is chosen acts at once. */
export function FilterPopover({ anchor, onClose }: FilterPopoverProps) {
  const { t } = useTranslation('gallery')
  const id = useId()
  const language = useLanguage()
  const words = useFilterWords()
  const filter = useLibrary((state) => state.query.filter)
  const setFilter = useLibrary((state) => state.setFilter)
  const [facets, setFacets] = useState(nothing)

  useEffect(() => {
    if (anchor) studio().calls.library.facets({}).then(setFacets).catch(showError)
  }, [anchor])

  const number = new Intl.NumberFormat(language)
  const toggleKind = (kind: LibraryFilter['kinds'][number]) =>
    setFilter({
      kinds: filter.kinds.includes(kind)
        ? filter.kinds.filter((one) => one !== kind)
        : [...filter.kinds, kind],
    })

  const choice = (name: 'labels' | 'models', counts: Counts, titleOf: (id: string) => string) => (
    <Autocomplete
      multiple
      size="small"
      options={counts.map((one) => one.name)}
      value={[...filter[name]]}
      onChange={(_, value) => setFilter({ [name]: value })}
      getOptionLabel={titleOf}
      renderOption={({ key, ...props }, option) => (
        <Box component="li" key={key} {...props} sx={{ fontSize: '0.8125rem' }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>{titleOf(option)}</Box>
          <Typography variant="caption" color="textSecondary" sx={{ pl: 1 }}>
            {number.format(counts.find((one) => one.name === option)?.count ?? 0)}
          </Typography>
        </Box>
      )}
      noOptionsText={t('filter.nothing')}
      clearText={t('filter.clear')}
      openText={t(`filter.${name}`)}
      closeText={t('filter.done')}
      renderInput={(params) => <TextField {...params} label={t(`filter.${name}`)} />}
    />
  )

  const sizeChoice = (name: 'pixels' | 'bytes') => (
    <FieldRow inline title={t(`filter.${name}`)} titleId={`${id}-${name}`}>
      <Select
        value={filter[name] ?? 'any'}
        labelId={`${id}-${name}`}
        onChange={({ target }) =>
          setFilter({ [name]: sizeClasses.find((size) => size === target.value) })
        }
        sx={{ minWidth: 168 }}
      >
        <MenuItem value="any">{t('filter.any')}</MenuItem>
        {sizeClasses.map((size) => (
          <MenuItem key={size} value={size}>
            {words.size(name, size)}
          </MenuItem>
        ))}
      </Select>
    </FieldRow>
  )

  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{
        paper: { role: 'dialog', 'aria-label': t('filter.title'), sx: { width: 344, p: 2 } },
      }}
    >
      <Stack spacing={1.5}>
        <Box role="group" aria-label={t('filter.kinds')}>
          <Typography variant="body2" color="textSecondary" sx={{ mb: 0.5 }}>
            {t('filter.kinds')}
          </Typography>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
            {filterKinds.map((kind) => {
              const on = filter.kinds.includes(kind)
              const count = facets.kinds.find(({ name }) => name === kind)?.count ?? 0
              return (
                <Chip
                  key={kind}
                  clickable
                  aria-pressed={on}
                  color={on ? 'primary' : 'default'}
                  variant={on ? 'filled' : 'outlined'}
                  label={`${t(`kind.${kind}`)} · ${number.format(count)}`}
                  onClick={() => toggleKind(kind)}
                />
              )
            })}
          </Box>
        </Box>
        {choice('labels', facets.labels, words.label)}
        {choice('models', facets.models, words.model)}
        <FieldRow inline title={t('rating')} titleId={`${id}-rating`}>
          <Select
            value={filter.rating}
            labelId={`${id}-rating`}
            onChange={({ target }) =>
              setFilter({ rating: target.value === 'none' ? 'none' : Number(target.value) })
            }
            sx={{ minWidth: 168 }}
          >
            <MenuItem value={0}>{t('filter.any')}</MenuItem>
            {ratings.map((stars) => (
              <MenuItem key={stars} value={stars}>
                {t('filter.atLeast', { stars: t('stars', { count: stars }) })}
              </MenuItem>
            ))}
            <MenuItem value="none">{t('filter.unrated')}</MenuItem>
          </Select>
        </FieldRow>
        <DateFields date={filter.date} onChange={(date) => setFilter({ date })} />
        {sizeChoice('pixels')}
        {sizeChoice('bytes')}
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1 }}>
          <Button color="secondary" onClick={() => runCommand('gallery.clearFilters')}>
            {t('filter.clear')}
          </Button>
          <Button variant="contained" onClick={onClose}>
            {t('filter.done')}
          </Button>
        </Box>
      </Stack>
    </Popover>
  )
}
