import ClearIcon from '@mui/icons-material/Clear'
import SearchIcon from '@mui/icons-material/Search'
import { IconButton, InputAdornment, OutlinedInput } from '@mui/material'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLayout } from '../../state/layoutStore'
import { useLibrary } from '../../state/libraryStore'

/** Searches the library as one types: names, prompts, captions, tags, labels. */
export function SearchField() {
  const { t } = useTranslation('gallery')
  const search = useLibrary((state) => state.query.search)
  const [text, setText] = useState(search)

  useEffect(() => setText(search), [search])
  useEffect(() => {
    if (text === useLibrary.getState().query.search) return
    const timer = setTimeout(() => {
      useLibrary.getState().setQuery({ search: text })
      useLayout.getState().toggle('galleryOpen', true)
    }, 150)
    return () => clearTimeout(timer)
  }, [text])

  return (
    <OutlinedInput
      id="gallery-search"
      size="small"
      value={text}
      placeholder={t('search')}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && setText('')}
      startAdornment={
        <InputAdornment position="start">
          <SearchIcon sx={{ fontSize: 18 }} />
        </InputAdornment>
      }
      endAdornment={
        text ? (
          <IconButton
            aria-label={t('searchClear')}
            edge="end"
            onClick={() => setText('')}
            sx={{ minWidth: 24, minHeight: 24 }}
          >
            <ClearIcon sx={{ fontSize: 16 }} />
          </IconButton>
        ) : null
      }
      sx={{ flex: '0 1 232px', minWidth: 72, minHeight: 32 }}
      slotProps={{ input: { 'aria-label': t('search'), role: 'searchbox' } }}
    />
  )
}
