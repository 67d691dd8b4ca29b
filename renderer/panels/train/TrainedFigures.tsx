import { Box, Stack, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import type { StepResult } from '../../../preload/contract/steps'
import { useLanguage } from '../../i18n/useLanguage'
import { Figure } from '../../ui/Figure'
import { FiguresTable } from '../../ui/FiguresTable'
import { listText, percentText, sentencesText } from '../../ui/formats'
import { LossCurve } from './LossCurve'
import { MadeModel } from './MadeModel'
import { recogniseWith } from './recogniseWith'

const mostConfusions = 8

/** What came of a training: how good the model is on pictures that it has not seen, label by label. */
export function TrainedFigures({ result }: { readonly result: StepResult<'train.classifier'> }) {
  const { t } = useTranslation('train')
  const language = useLanguage()
  const percent = (share: number) => percentText(share, language, 1)
  const { training, validation, duplicates, unreadable, leftOut } = result
  const notes = [
    t('result.learned', { training, validation }),
    ...(duplicates > 0 ? [t('result.duplicates', { count: duplicates })] : []),
    ...(unreadable > 0 ? [t('result.unreadable', { count: unreadable })] : []),
    ...(leftOut.length > 0 ? [t('result.leftOut', { labels: listText(leftOut, language) })] : []),
  ]
  return (
    <Stack spacing={2}>
      <MadeModel model={result.model} use={t('result.use')} onUse={recogniseWith} />
      <Figure
        name={t('result.accuracy')}
        value={percent(result.accuracy)}
        text={t('result.accuracyText', { count: validation, baseline: percent(result.baseline) })}
      />
      <Figure
        name={t('result.recall')}
        value={percent(result.recall)}
        text={t('result.recallText')}
      />
      <Typography variant="body2" color="textSecondary">
        {sentencesText(notes, language)}
      </Typography>
      <FiguresTable
        label={t('result.byLabel')}
        columns={[
          t('pictures.label'),
          t('result.training'),
          t('result.validation'),
          t('result.labelRecall'),
          t('result.precision'),
        ]}
        rows={result.labels.map(({ label, ...one }) => ({
          id: label,
          name: label,
          figures: [
            one.training,
            one.validation,
            percentText(one.recall, language),
            percentText(one.precision, language),
          ],
        }))}
      />
      {result.confusions.length > 0 ? (
        <Box>
          <Typography variant="h3" sx={{ mb: 0.5 }}>
            {t('result.confusions')}
          </Typography>
          {result.confusions.slice(0, mostConfusions).map((one) => (
            <Typography key={`${one.truth} ${one.predicted}`} variant="body2">
              {t('result.confusion', { ...one })}
            </Typography>
          ))}
        </Box>
      ) : null}
      <LossCurve title={t('result.losses')} losses={result.losses} />
    </Stack>
  )
}
