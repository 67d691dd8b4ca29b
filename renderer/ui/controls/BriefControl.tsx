import { Box, Chip, MenuItem, Select, Stack, TextField, Typography } from '@mui/material'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Brief,
  briefSchema,
  channelLimits,
  channels,
  tones,
} from '../../../preload/contract/brief'
import { useLanguage } from '../../i18n/useLanguage'
import { FieldRow } from '../FieldRow'
import type { ControlProps } from './controlProps'
import { FeatureList } from './FeatureList'
import { useBriefWords } from './useBriefWords'

/** The brief of an advertisement; the limits of its channel are shown as it is chosen. */
export function BriefControl({ value, onChange }: ControlProps) {
  const { t } = useTranslation('caption')
  const language = useLanguage()
  const words = useBriefWords()
  const ids = useId()
  const brief: Brief = briefSchema.catch(briefSchema.parse({})).parse(value ?? {})
  const change = (patch: Partial<Brief>) => onChange({ ...brief, ...patch })
  const limits = channelLimits[brief.channel]
  const number = new Intl.NumberFormat(language)

  const line = (
    name: 'product' | 'brand' | 'audience' | 'offer',
    title: string,
    example: string,
    maximum: number,
  ) => (
    <FieldRow title={title} controlId={`${ids}-${name}`}>
      <TextField
        id={`${ids}-${name}`}
        fullWidth
        value={brief[name]}
        placeholder={example}
        onChange={(event) => change({ [name]: event.target.value })}
        slotProps={{ htmlInput: { maxLength: maximum } }}
      />
    </FieldRow>
  )

  return (
    <Stack spacing={1}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1 }}>
        {line('product', t('brief.product'), t('brief.productExample'), 120)}
        {line('brand', t('brief.brand'), t('brief.brandExample'), 80)}
        {line('audience', t('brief.audience'), t('brief.audienceExample'), 120)}
        {line('offer', t('brief.offer'), t('brief.offerExample'), 120)}
      </Box>
      <FeatureList features={brief.features} onChange={(features) => change({ features })} />
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1 }}>
        <FieldRow title={t('brief.tone')} titleId={`${ids}-tone`}>
          <Select
            fullWidth
            value={brief.tone}
            onChange={(event) => change({ tone: event.target.value })}
            labelId={`${ids}-tone`}
          >
            {tones.map((tone) => (
              <MenuItem key={tone} value={tone}>
                {words.tone[tone]}
              </MenuItem>
            ))}
          </Select>
        </FieldRow>
        <FieldRow title={t('brief.channel')} titleId={`${ids}-channel`}>
          <Select
            fullWidth
            value={brief.channel}
            onChange={(event) => change({ channel: event.target.value })}
            labelId={`${ids}-channel`}
          >
            {channels.map((channel) => (
              <MenuItem key={channel} value={channel}>
                {words.channel[channel]}
              </MenuItem>
            ))}
          </Select>
        </FieldRow>
      </Box>
      <Box role="status" sx={{ display: 'flex', gap: 0.5, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="caption" color="textSecondary">
          {t('brief.limits')}
        </Typography>
        <Chip
          variant="outlined"
          label={t('brief.characters', { limit: number.format(limits.characters) })}
        />
        <Chip
          variant="outlined"
          label={
            limits.hashtags === 0
              ? t('brief.noHashtags')
              : t('brief.hashtags', { count: limits.hashtags })
          }
        />
      </Box>
    </Stack>
  )
}
