import { Box, OutlinedInput, ToggleButton, ToggleButtonGroup, Tooltip } from '@mui/material'
import { useTranslation } from 'react-i18next'

interface CaptionCellProps {
  readonly name: string
  /** What the network wrote, best first. */
  readonly candidates: readonly string[]
  /** The caption as it is now. */
  readonly text: string
  readonly onChange: (text: string) => void
}

/** The caption of one picture: which candidate, and its words to change before they are kept. */
export function CaptionCell({ name, candidates, text, onChange }: CaptionCellProps) {
  const { t } = useTranslation('batch')
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <OutlinedInput
        fullWidth
        multiline
        value={text}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{ input: { 'aria-label': t('captionOf', { name }) } }}
      />
      {candidates.length > 1 ? (
        <ToggleButtonGroup
          exclusive
          size="small"
          value={candidates.indexOf(text)}
          aria-label={t('variantOf', { name })}
          onChange={(_, next: number | null) => next !== null && onChange(candidates[next] ?? text)}
        >
          {candidates.map((candidate, place) => (
            <ToggleButton
              key={candidate}
              value={place}
              aria-label={`${place + 1}: ${candidate}`}
              sx={{ minHeight: 24, py: 0, px: 1 }}
            >
              <Tooltip title={candidate}>
                <span>{place + 1}</span>
              </Tooltip>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      ) : null}
    </Box>
  )
}
