import ArrowDownIcon from '@mui/icons-material/ArrowDownward'
import ArrowUpIcon from '@mui/icons-material/ArrowUpward'
import DeleteForeverIcon from '@mui/icons-material/DeleteForeverOutlined'
import DeleteIcon from '@mui/icons-material/DeleteOutlined'
import FilterIcon from '@mui/icons-material/FilterListOutlined'
import {
  Badge,
  Box,
  Button,
  IconButton,
  MenuItem,
  Rating,
  Select,
  Slider,
  Tooltip,
  Typography,
} from '@mui/material'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/useLanguage'
import { useDialogs } from '../../state/dialogStore'
import { useGallery } from '../../state/galleryStore'
import { useLayout } from '../../state/layoutStore'
import { filterParts } from '../../state/libraryFilter'
import { useLibrary } from '../../state/libraryStore'
import { countText } from '../../ui/formats'
import { FilterChips } from './FilterChips'
import { FilterPopover } from './FilterPopover'

/** Sorting, filters, size of the thumbnails, and the way into the trash. */
export function GalleryToolbar() {
  const { t } = useTranslation('gallery')
  const language = useLanguage()
  const query = useLibrary((state) => state.query)
  const total = useLibrary((state) => state.total)
  const setQuery = useLibrary((state) => state.setQuery)
  const size = useLayout((state) => state.thumbnailSize)
  const setSize = useLayout((state) => state.setThumbnailSize)
  const setFilter = useLibrary((state) => state.setFilter)
  const filterOpen = useGallery((state) => state.filterOpen)
  const setFilterOpen = useGallery((state) => state.setFilterOpen)
  const [filterButton, setFilterButton] = useState<HTMLButtonElement | null>(null)
  // Its many fields are made when they are first asked for, and stay for the way out.
  const [filterUsed, setFilterUsed] = useState(filterOpen)
  if (filterOpen && !filterUsed) setFilterUsed(true)
  const parts = filterParts(query.filter).length
  const open = useDialogs((state) => state.open)
  const direction = query.descending ? t('sort.descending') : t('sort.ascending')
  const count = countText(total, language)
  return (
    <Box sx={{ px: 1, pt: 0.75, pb: 0.5, flex: 'none' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, minHeight: 32 }}>
        <Typography variant="h3" component="h2" noWrap sx={{ pl: 0.5 }}>
          {query.trashed ? t('trash.title') : t('title')}
        </Typography>
        <Typography variant="caption" color="textSecondary" noWrap sx={{ flex: 1 }}>
          {count}
        </Typography>
        {query.trashed && total > 0 ? (
          <Button
            color="error"
            startIcon={<DeleteForeverIcon />}
            onClick={() => open({ kind: 'emptyTrash' })}
            sx={{ whiteSpace: 'nowrap' }}
          >
            {t('trash.empty')}
          </Button>
        ) : null}
        <Tooltip title={t('filter.title')}>
          <IconButton
            ref={setFilterButton}
            aria-label={t('filter.title')}
            aria-haspopup="dialog"
            aria-expanded={filterOpen}
            color={parts > 0 ? 'primary' : 'default'}
            onClick={() => setFilterOpen(true)}
          >
            <Badge badgeContent={parts} color="primary">
              <FilterIcon />
            </Badge>
          </IconButton>
        </Tooltip>
        {filterUsed ? (
          <FilterPopover
            anchor={filterOpen ? filterButton : null}
            onClose={() => setFilterOpen(false)}
          />
        ) : null}
        <Tooltip title={query.trashed ? t('trash.leave') : t('trash.show')}>
          <IconButton
            aria-label={query.trashed ? t('trash.leave') : t('trash.show')}
            aria-pressed={query.trashed}
            color={query.trashed ? 'primary' : 'default'}
            onClick={() => setQuery({ trashed: !query.trashed })}
          >
            <DeleteIcon />
          </IconButton>
        </Tooltip>
      </Box>
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.5, minHeight: 32 }}
      >
        <Select
          variant="standard"
          disableUnderline
          value={query.sort}
          onChange={(event) => setQuery({ sort: event.target.value })}
          aria-label={t('sort.title')}
          sx={{ fontSize: '0.8125rem', pl: 0.5, minWidth: 0 }}
        >
          <MenuItem value="created">{t('sort.created')}</MenuItem>
          <MenuItem value="name">{t('sort.name')}</MenuItem>
          <MenuItem value="rating">{t('sort.rating')}</MenuItem>
          <MenuItem value="pixels">{t('sort.pixels')}</MenuItem>
          <MenuItem value="bytes">{t('sort.bytes')}</MenuItem>
        </Select>
        <Tooltip title={direction}>
          <IconButton
            aria-label={direction}
            onClick={() => setQuery({ descending: !query.descending })}
            sx={{ minWidth: 28, minHeight: 28 }}
          >
            {query.descending ? (
              <ArrowDownIcon sx={{ fontSize: 16 }} />
            ) : (
              <ArrowUpIcon sx={{ fontSize: 16 }} />
            )}
          </IconButton>
        </Tooltip>
        <Tooltip title={t('minimumRating')}>
          <Box sx={{ display: 'inline-flex' }} role="group" aria-label={t('minimumRating')}>
            <Rating
              name="minimum-rating"
              size="small"
              value={query.filter.rating === 'none' ? 0 : query.filter.rating}
              getLabelText={(value) => t('stars', { count: value })}
              emptyLabelText={t('noStars')}
              onChange={(_, value) => setFilter({ rating: value ?? 0 })}
              sx={{ fontSize: '1rem' }}
            />
          </Box>
        </Tooltip>
        <Slider
          aria-label={t('thumbnailSize')}
          value={size}
          min={80}
          max={280}
          step={8}
          onChange={(_, value) => setSize(value)}
          sx={{ width: 64, ml: 'auto', mr: 1, flex: 'none' }}
        />
      </Box>
      <FilterChips />
    </Box>
  )
}
