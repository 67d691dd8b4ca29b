import { Box, Stack, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { channelLength, wholeText } from '../../panels/caption/adCopyText'
import type { CopyDraft } from './batchRows'

interface CopyCellProps {
  readonly name: string
  readonly channel: string
  readonly limit: number
  readonly language: string
  readonly variants: readonly CopyDraft[]
  /** The variant that is shown, and its words as they are now. */
  readonly chosen: number
  readonly draft: CopyDraft
  readonly onChoose: (variant: number) => void
  readonly onChange: (draft: CopyDraft) => void
}

/** The ad copy of one picture: which variant, and its words to change before they are kept. */
export function CopyCell(props: CopyCellProps) {
  const { name, channel, limit, language, variants, chosen, draft, onChoose, onChange } = props
  const { t } = useTranslation(['batch', 'caption'])
  const length = channelLength(wholeText(draft), channel)
  const field = (key: 'headline' | 'body' | 'callToAction', label: string) => (
    <TextField
      fullWidth
      multiline
      label={label}
      value={draft[key]}
      onChange={(event) => onChange({ ...draft, [key]: event.target.value })}
      slotProps={{ htmlInput: { 'aria-label': t('fieldOf', { field: label, name }) } }}
    />
  )
  return (
    <Stack spacing={1} lang={language} sx={{ py: 0.5 }}>
      {field('headline', t('caption:field.headline'))}
      {field('body', t('caption:field.body'))}
      {field('callToAction', t('caption:field.callToAction'))}
      {draft.hashtags.length > 0 ? (
        <TextField
          fullWidth
          label={t('caption:field.hashtags')}
          value={draft.hashtags.join(' ')}
          onChange={(event) => onChange({ ...draft, hashtags: event.target.value.split(/\s+/) })}
        />
      ) : null}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        {variants.length > 1 ? (
          <ToggleButtonGroup
            exclusive
            size="small"
            value={chosen}
            aria-label={t('variantOf', { name })}
            onChange={(_, next: number | null) => next !== null && onChoose(next)}
          >
            {variants.map((_, place) => (
              <ToggleButton
                // biome-ignore lint/suspicious/noArrayIndexKey: variants are numbered
                key={place}
                value={place}
                sx={{ minHeight: 24, py: 0, px: 1 }}
              >
                {place + 1}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        ) : null}
        <Typography
          variant="caption"
          color={length > limit ? 'error' : 'textSecondary'}
          role={length > limit ? 'alert' : undefined}
          sx={{ ml: 'auto', fontVariantNumeric: 'tabular-nums' }}
        >
          {length > limit
            ? t('caption:overLimit', { length, limit })
            : t('caption:counter', { length, limit })}
        </Typography>
      </Box>
    </Stack>
  )
}
