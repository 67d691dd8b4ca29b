import { Box } from '@mui/material'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Caption } from '../../../preload/contract/results'
import { useDocument } from '../../state/documentStore'

/** A caption, which is English in every language, word by word: pointing at a word, or reaching it by Tab, shows where it looked. */
export function AttentionWords({ caption }: { readonly caption: Caption }) {
  const { t } = useTranslation('caption')
  const setOverlay = useDocument((state) => state.setOverlay)
  useEffect(() => () => setOverlay(undefined), [setOverlay])
  if (!caption.words.some(({ attention }) => attention)) {
    return (
      <Box lang="en" sx={{ fontSize: '0.875rem', lineHeight: 1.6 }}>
        {caption.text}
      </Box>
    )
  }
  return (
    <Box sx={{ fontSize: '0.875rem', lineHeight: 1.6 }}>
      {caption.words.map(({ word, attention }, place) => {
        const show = () =>
          attention && setOverlay({ heatMap: attention, title: t('attention', { word }) })
        return (
          <Box
            // biome-ignore lint/suspicious/noArrayIndexKey: the same word may come twice; its place is its name
            key={place}
            component="button"
            type="button"
            aria-label={t('attention', { word })}
            onPointerEnter={show}
            onPointerLeave={() => setOverlay(undefined)}
            onFocus={show}
            onBlur={() => setOverlay(undefined)}
            sx={{
              font: 'inherit',
              color: 'inherit',
              border: 0,
              background: 'none',
              px: 0.25,
              py: 0,
              borderRadius: 0.5,
              cursor: 'help',
              '&:hover, &:focus-visible': {
                bgcolor: 'primary.main',
                color: 'primary.contrastText',
              },
            }}
          >
            <span lang="en">{word}</span>
          </Box>
        )
      })}
    </Box>
  )
}
