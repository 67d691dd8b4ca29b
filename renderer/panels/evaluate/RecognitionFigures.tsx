import CopyIcon from '@mui/icons-material/ContentCopy'
import { Box, Button, ButtonBase, Stack, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import type { ModelLabel } from '../../../preload/contract/model'
import type { ImageReference } from '../../../preload/contract/references'
import type { StepResult } from '../../../preload/contract/steps'
import { openAsset } from '../../actions/libraryActions'
import { useLanguage } from '../../i18n/useLanguage'
import { studio } from '../../state/studio'
import { Figure } from '../../ui/Figure'
import { FiguresTable } from '../../ui/FiguresTable'
import { percentText } from '../../ui/formats'
import { labelTitle } from '../../ui/labelSearch'
import { showError, showNotice } from '../../ui/notices'

type Report = StepResult<'evaluate.recognition'>

interface RecognitionFiguresProps {
  readonly result: Report
  readonly inputs: readonly ImageReference[]
  readonly labels: readonly ModelLabel[]
}

const mostMistakes = 12

/** Accuracy, recall and precision, each label's share in them, and what was taken for what. */
export function RecognitionFigures({ result, inputs, labels }: RecognitionFiguresProps) {
  const { t } = useTranslation(['evaluate', 'caption'])
  const language = useLanguage()
  const percent = (value: number) => percentText(value, language, 1)
  const titleOf = (id: string) => {
    const label = labels.find((one) => one.id === id)
    return label ? labelTitle(label, language) : id
  }
  const copy = () =>
    void studio()
      .host.copyText(labelTable(result))
      .then(() => showNotice(() => t('caption:copied'), { tone: 'success' }))
      .catch(showError)

  return (
    <Stack spacing={2}>
      <Figure
        name={t('set.accuracy')}
        value={percent(result.accuracy)}
        text={t('set.accuracyText', { count: result.pictures, five: percent(result.topFive) })}
      />
      <Figure name={t('set.recall')} value={percent(result.recall)} text={t('set.recallText')} />
      <Figure
        name={t('set.precision')}
        value={percent(result.precision)}
        text={t('set.precisionText', { f1: percent(result.f1) })}
      />
      <Figure
        name={t('set.calibration')}
        value={percent(result.calibrationError)}
        text={t('set.calibrationText')}
      />
      {result.unreadable > 0 ? (
        <Typography variant="body2" color="error">
          {t('set.unreadable', { count: result.unreadable })}
        </Typography>
      ) : null}
      <Box>
        <Box sx={{ display: 'flex', alignItems: 'center' }}>
          <Typography variant="h3" sx={{ flex: 1 }}>
            {t('set.byLabel')}
          </Typography>
          <Button color="secondary" startIcon={<CopyIcon />} onClick={copy}>
            {t('set.copyTable')}
          </Button>
        </Box>
        <FiguresTable
          label={t('set.byLabel')}
          columns={[t('set.label'), t('set.support'), t('set.recall'), t('set.precision')]}
          rows={result.labels.map((label) => ({
            id: label.label,
            name: label.title[language],
            figures: [label.support, percent(label.recall), percent(label.precision)],
          }))}
        />
      </Box>
      {result.confusions.length > 0 ? (
        <Box>
          <Typography variant="h3" sx={{ mb: 0.5 }}>
            {t('set.confusions')}
          </Typography>
          {result.confusions.slice(0, 8).map(({ truth, predicted, count }) => (
            <Typography key={`${truth} ${predicted}`} variant="body2">
              {t('set.confusion', { truth: titleOf(truth), predicted: titleOf(predicted), count })}
            </Typography>
          ))}
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mt: 1 }}>
            {result.mistakes.slice(0, mostMistakes).map(({ index, truth, predicted }) => {
              const input = inputs[index]
              if (!input || !('asset' in input)) return null
              const title = t('set.mistake', {
                truth: titleOf(truth),
                predicted: titleOf(predicted),
              })
              return (
                <ButtonBase
                  key={index}
                  aria-label={title}
                  title={title}
                  onClick={() => openAsset(input.asset).catch(showError)}
                  sx={{ borderRadius: 1, overflow: 'hidden' }}
                >
                  <Box
                    component="img"
                    alt=""
                    src={assetUrl(input.asset, 'thumbnail')}
                    sx={{ width: 56, height: 56, objectFit: 'cover', display: 'block' }}
                  />
                </ButtonBase>
              )
            })}
          </Box>
        </Box>
      ) : null}
    </Stack>
  )
}

/** The labels with their figures, tab-separated, as spreadsheets take it. */
function labelTable({ labels }: Report): string {
  return [
    ['label', 'pictures', 'recall', 'precision', 'f1'].join('\t'),
    ...labels.map((label) =>
      [label.label, label.support, label.recall, label.precision, label.f1].join('\t'),
    ),
  ].join('\n')
}
