import { Stack, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import type { StepResult } from '../../../preload/contract/steps'
import { useLanguage } from '../../i18n/useLanguage'
import { Figure } from '../../ui/Figure'
import { listText, percentText } from '../../ui/formats'

/** What was measured of a text, each figure with what it means. */
export function TextFigures({ result }: { readonly result: StepResult<'evaluate.text'> }) {
  const { t } = useTranslation('evaluate')
  const language = useLanguage()
  const decimal = (value: number) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
      value,
    )
  const orNone = (value: number | null, show: (value: number) => string) =>
    value === null ? '–' : show(value)
  return (
    <Stack spacing={2}>
      <Typography variant="body2" role="status">
        {t('text.counts', {
          words: result.words,
          different: result.differentWords,
          sentences: result.sentences,
        })}
      </Typography>
      <Figure
        name={t('text.richness')}
        value={decimal(result.movingTypeTokenRatio)}
        text={t('text.richnessText', { ratio: decimal(result.typeTokenRatio) })}
      />
      <Figure
        name={t('text.diversity')}
        value={orNone(result.lexicalDiversity, (value) => decimal(value))}
        text={t('text.diversityText')}
      />
      <Figure
        name={t('text.adjacent')}
        value={orNone(result.adjacentCoherence, decimal)}
        text={t('text.adjacentText')}
      />
      <Figure
        name={t('text.theme')}
        value={orNone(result.themeCoherence, decimal)}
        text={t('text.themeText')}
      />
      {result.pictureCoverage === null ? null : (
        <Figure
          name={t('text.coverage')}
          value={percentText(result.pictureCoverage, language)}
          text={
            result.missing.length > 0
              ? t('text.missing', { words: listText(result.missing, language) })
              : t('text.coverageText')
          }
        />
      )}
    </Stack>
  )
}
