import { Box, Stack, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import type { StepResult } from '../../../preload/contract/steps'
import { useLanguage } from '../../i18n/useLanguage'
import { listText } from '../../ui/formats'
import { AdCopyVariantCard } from './AdCopyVariantCard'
import { useCopyOrigins } from './useCopyOrigins'

interface AdCopyResultProps {
  readonly result: StepResult<'describe.adcopy'>
  readonly asset: string
}

/** The variants of one language, what they were written from, and the picture's colours. */
export function AdCopyResult({ result, asset }: AdCopyResultProps) {
  const { t } = useTranslation('caption')
  const language = useLanguage()
  const origins = useCopyOrigins(result)
  return (
    <Stack spacing={1}>
      {result.variants.map((variant, place) => (
        <AdCopyVariantCard
          // biome-ignore lint/suspicious/noArrayIndexKey: variants are numbered
          key={place}
          variant={variant}
          number={place + 1}
          channel={result.channel}
          limit={result.characterLimit}
          asset={asset}
        />
      ))}
      <Box>
        <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
          {t('method.grammar')}
        </Typography>
        {origins.picture.length > 0 ? (
          <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
            {t('method.picture', { words: listText(origins.picture, language) })}
          </Typography>
        ) : null}
        {origins.brief.length > 0 ? (
          <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
            {t('method.brief', { words: listText(origins.brief, language) })}
          </Typography>
        ) : null}
        {result.colours.length > 0 ? (
          <Box
            sx={{ display: 'flex', gap: 0.5, mt: 0.5 }}
            role="img"
            aria-label={t('method.colours')}
          >
            {result.colours.map((colour) => (
              <Box
                key={colour.hex}
                title={colour.hex}
                sx={{
                  width: 20,
                  height: 20,
                  borderRadius: 0.75,
                  border: 1,
                  borderColor: 'divider',
                  bgcolor: colour.hex,
                }}
              />
            ))}
          </Box>
        ) : null}
      </Box>
    </Stack>
  )
}
