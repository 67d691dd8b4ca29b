import CloseIcon from '@mui/icons-material/Close'
import SearchIcon from '@mui/icons-material/Search'
import {
  Box,
  Dialog,
  DialogTitle,
  IconButton,
  InputAdornment,
  List,
  ListItem,
  ListItemButton,
  ListItemText,
  OutlinedInput,
  Tooltip,
  Typography,
} from '@mui/material'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/useLanguage'
import { ManualText } from './ManualText'
import { manualPages } from './manualPages'
import { searchManual } from './manualSearch'
import { manualStyles } from './manualStyles'
import { type ManualPlace, manualPageNames } from './manualText'

interface ManualDialogProps {
  /** The page that it opens on; the first where none is named. */
  readonly page: string | undefined
  readonly onClose: () => void
}

/** The manual: its pages on the left, found by their headings and words, the open one beside them. */
export default function ManualDialog({ page: opened, onClose }: ManualDialogProps) {
  const { t } = useTranslation(['manual', 'app'])
  const language = useLanguage()
  const id = useId()
  const pages = useMemo(() => manualPages(language), [language])
  const [place, setPlace] = useState<ManualPlace>({ page: opened ?? manualPageNames[0] })
  const [search, setSearch] = useState('')
  const reader = useRef<HTMLDivElement>(null)
  const page = pages.find(({ name }) => name === place.page) ?? pages[0]
  const found = useMemo(() => searchManual(pages, search), [pages, search])

  // A new place is a new object even where it names the same heading, so that it is scrolled to again.
  useEffect(() => {
    const target = place.anchor ? document.getElementById(place.anchor) : undefined
    if (target) target.scrollIntoView({ block: 'start' })
    else reader.current?.scrollTo({ top: 0 })
  }, [place])

  if (!page) return null
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="lg"
      fullWidth
      aria-labelledby={id}
      slotProps={{ paper: { sx: { height: '100%' } } }}
    >
      <DialogTitle id={id} sx={{ display: 'flex', alignItems: 'center', py: 1, pr: 1 }}>
        <Box sx={{ flex: 1 }}>{t('title')}</Box>
        <Tooltip title={t('app:close')}>
          <IconButton aria-label={t('app:close')} onClick={onClose}>
            <CloseIcon />
          </IconButton>
        </Tooltip>
      </DialogTitle>
      <Box sx={{ display: 'flex', flex: 1, minHeight: 0, borderTop: 1, borderColor: 'divider' }}>
        <Box
          component="nav"
          aria-label={t('pages')}
          sx={{ width: 248, flex: 'none', overflowY: 'auto', bgcolor: 'surface.panel', p: 1 }}
        >
          <OutlinedInput
            autoFocus
            fullWidth
            size="small"
            value={search}
            placeholder={t('search')}
            onChange={(event) => setSearch(event.target.value)}
            startAdornment={
              <InputAdornment position="start">
                <SearchIcon sx={{ fontSize: 18 }} />
              </InputAdornment>
            }
            slotProps={{ input: { 'aria-label': t('search'), role: 'searchbox' } }}
            sx={{ height: 32, mb: 0.5 }}
          />
          {found.length === 0 ? (
            <Typography variant="body2" color="textSecondary" sx={{ p: 1 }} role="status">
              {t('nothing', { search })}
            </Typography>
          ) : null}
          <List dense disablePadding>
            {found.map((entry) => (
              <ListItem key={`${entry.page}#${entry.anchor ?? ''}`} disablePadding>
                <ListItemButton
                  selected={search === '' && entry.page === page.name}
                  onClick={() => setPlace({ ...entry })}
                  {...(search === '' && entry.page === page.name ? { 'aria-current': 'page' } : {})}
                  sx={{ borderRadius: 1 }}
                >
                  <ListItemText primary={entry.title} secondary={entry.within} />
                </ListItemButton>
              </ListItem>
            ))}
          </List>
        </Box>
        <Box
          ref={reader}
          component="section"
          tabIndex={0}
          aria-label={page.title}
          sx={{ ...manualStyles, flex: 1, overflowY: 'auto', px: 4, py: 2 }}
        >
          <ManualText page={page.name} markdown={page.markdown} onGo={setPlace} />
        </Box>
      </Box>
    </Dialog>
  )
}
