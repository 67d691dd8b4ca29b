import { Box, Stack, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import type { StepResult } from '../../../preload/contract/steps'
import { channelLength, wholeText } from '../../panels/caption/adCopyText'
import { languageNames } from '../../panels/caption/copyRuns'
import type { CopyChoice, CopyDraft } from './batchRows'

interface CopyCellProps {
  readonly name: string
  readonly copy: StepResult<'describe.adcopy'>
  /** Whether its language is named, because there is another beside it. */
  readonly named: boolean
  /** The variant that is shown, and its words as they are now. */
  readonly choice: CopyChoice
  readonly onChange: (choice: CopyChoice) => void
}

/** The ad copy of one picture in one language: which variant, and its words to change before they are kept. */
export function CopyCell({ name, copy, named, choice, onChange }: CopyCellProps) {
  const { t } = useTranslation(['batch', 'caption'])
  const { variants, language, channel, characterLimit: limit } = copy
  const { draft } = choice
  const title = languageNames[language]
  /** What a field is called, so that one can tell the pictures and the languages apart by ear. */
  const heard = (field: string) =>
    named ? t('fieldIn', { field, name, language: title }) : t('fieldOf', { field, name })
  const change = (patch: Partial<CopyDraft>) =>
    onChange({ ...choice, draft: { ...draft, ...patch } })
  const length = channelLength(wholeText(draft), channel)
  const field = (key: 'headline' | 'body' | 'callToAction', label: string) => (
    <TextField
      fullWidth
      multiline
      label={label}
      value={draft[key]}
      onChange={(event) => change({ [key]: event.target.value })}
      slotProps={{ htmlInput: { 'aria-label': heard(label) } }}
    />
  )
  return (
    <Stack spacing={1.25} lang={language} sx={{ py: 1, minWidth: 0 }}>
      {named ? (
        <Typography variant="caption" color="textSecondary" sx={{ fontWeight: 600 }}>
          {title}
        </Typography>
      ) : null}
      {field('headline', t('caption:field.headline'))}
      {field('body', t('caption:field.body'))}
      {field('callToAction', t('caption:field.callToAction'))}
      {draft.hashtags.length > 0 ? (
        <TextField
          fullWidth
          label={t('caption:field.hashtags')}
          value={draft.hashtags.join(' ')}
          onChange={(event) => change({ hashtags: event.target.value.split(/\s+/) })}
          slotProps={{ htmlInput: { 'aria-label': heard(t('caption:field.hashtags')) } }}
        />
      ) : null}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        {variants.length > 1 ? (
          <ToggleButtonGroup
            exclusive
            size="small"
            value={choice.variant}
            aria-label={named ? `${t('variantOf', { name })}, ${title}` : t('variantOf', { name })}
            onChange={(_, next: number | null) =>
              next !== null && onChange({ variant: next, draft: variants[next] ?? draft })
            }
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
