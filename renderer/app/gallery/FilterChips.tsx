import { Box, Button, Chip } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { runCommand } from '../../actions/manager/commandManager'
import { filterParts, withoutPart } from '../../state/libraryFilter'
import { useLibrary } from '../../state/libraryStore'
import { useFilterWords } from './useFilterWords'

/** What narrows the gallery now: each goes with a click, all of them with one. */
export function FilterChips() {
  const { t } = useTranslation('gallery')
  const words = useFilterWords()
  const filter = useLibrary((state) => state.query.filter)
  const parts = filterParts(filter)
  if (parts.length === 0) return null
  return (
    <Box
      role="group"
      aria-label={t('filter.active')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, px: 0.5, pb: 0.5, alignItems: 'center' }}
    >
      {parts.map((part) => {
        const title = words.part(part)
        const remove = () => useLibrary.getState().setFilter(withoutPart(filter, part))
        return (
          <Chip
            key={`${part.name} ${title}`}
            label={title}
            variant="outlined"
            color="primary"
            aria-label={t('filter.remove', { title })}
            title={t('filter.remove', { title })}
            onClick={remove}
            onDelete={remove}
            sx={{ maxWidth: 200 }}
          />
        )
      })}
      <Button
        color="secondary"
        onClick={() => runCommand('gallery.clearFilters')}
        sx={{ minHeight: 24, py: 0 }}
      >
        {t('filter.clear')}
      </Button>
    </Box>
  )
}
