import { CircularProgress, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { type DocumentState, sizeOfAsset, useDocument } from '../../state/documentStore'
import { studio } from '../../state/studio'
import { comparedAsset } from '../modules/comparison'
import { MeasureBar } from './MeasureBar'
import { useMeasured } from './useMeasured'

/** What the difference is between, as `asset/reference`; undefined where it cannot be measured. */
function measuredPair(state: DocumentState): string | undefined {
  if (state.compareMode !== 'difference' || state.preview) return undefined
  const shown = state.staged ? state.staged.assets[state.staged.shown] : state.asset
  const other = comparedAsset(state)
  const [one, two] = [sizeOfAsset(shown), sizeOfAsset(other)]
  if (!shown || !other || shown.id === other.id) return undefined
  return one?.width === two?.width && one?.height === two?.height
    ? `${shown.id}/${other.id}`
    : undefined
}

const differenceOf = (pair: string) => {
  const [asset = '', reference = ''] = pair.split('/')
  return studio().calls.edits.measure({ asset, reference })
}

/** The difference that the canvas shows, in figures. */
export function DifferenceBar() {
  const { t } = useTranslation('canvas')
  const mode = useDocument((state) => state.compareMode)
  const previewed = useDocument((state) => state.preview !== undefined)
  const pair = useDocument(measuredPair)
  const figures = useMeasured(pair, differenceOf)

  if (mode !== 'difference' || previewed) return null
  return (
    <MeasureBar label={t('difference.label')}>
      {pair === undefined ? (
        <Typography variant="body2">{t('difference.otherSize')}</Typography>
      ) : figures === undefined ? (
        <>
          <CircularProgress size={14} aria-hidden />
          <Typography variant="body2">{t('difference.measuring')}</Typography>
        </>
      ) : figures === 'failed' ? (
        <Typography variant="body2">{t('difference.failed')}</Typography>
      ) : (
        <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {figures.psnr === 'Infinity'
            ? t('difference.none')
            : t('difference.figures', { psnr: figures.psnr, ssim: figures.ssim })}
        </Typography>
      )}
    </MeasureBar>
  )
}
