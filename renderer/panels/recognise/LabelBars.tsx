import { Box, Typography } from '@mui/material'
import type { ScoredLabel } from '../../../preload/contract/results'
import { useLanguage } from '../../i18n/useLanguage'
import { percentText } from '../../ui/formats'

interface LabelBarsProps {
  readonly labels: readonly ScoredLabel[]
  readonly title: string
  /** Drawn in grey, where no label is likely enough to be believed. */
  readonly muted: boolean
}

/** Labels as bars as long as they are probable. */
export function LabelBars({ labels, title, muted }: LabelBarsProps) {
  const language = useLanguage()
  return (
    <Box>
      <Typography variant="h3" sx={{ mb: 0.75 }}>
        {title}
      </Typography>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {labels.map((label) => (
          <Box component="li" key={label.label} sx={{ mb: 0.75 }}>
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
              <Typography variant="body2" noWrap>
                {label.title[language]}
              </Typography>
              <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                {percentText(label.probability, language, 1)}
              </Typography>
            </Box>
            <Box sx={{ height: 6, borderRadius: 3, bgcolor: 'surface.hover', overflow: 'hidden' }}>
              <Box
                sx={{
                  height: '100%',
                  width: `${Math.max(label.probability * 100, 0.5)}%`,
                  borderRadius: 3,
                  bgcolor: muted ? 'text.disabled' : 'primary.main',
                  transition: 'width 240ms',
                }}
              />
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  )
}
