import { CircularProgress, Paper, Typography } from '@mui/material'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepResult } from '../../../preload/contract/steps'
import { type DocumentState, sizeOfAsset, useDocument } from '../../state/documentStore'
import { studio } from '../../state/studio'
import { comparedAsset } from '../modules/comparison'

type Figures = StepResult<'evaluate.image'>

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

/** The difference that the canvas shows, in figures. */
export function DifferenceBar() {
  const { t } = useTranslation('canvas')
  const mode = useDocument((state) => state.compareMode)
  const previewed = useDocument((state) => state.preview !== undefined)
  const pair = useDocument(measuredPair)
  const [found, setFound] = useState<{
    readonly pair: string
    readonly figures: Figures | 'failed'
  }>()

  useEffect(() => {
    if (!pair) return
    let current = true
    let done = false
    const [asset = '', reference = ''] = pair.split('/')
    studio()
      .calls.edits.measure({ asset, reference })
      .catch((): 'failed' => 'failed')
      .then((figures) => {
        done = true
        if (current) setFound({ pair, figures })
      })
    return () => {
      current = false
      // Edits wait for the engine: what nobody looks at does not keep them.
      if (!done) void studio().calls.edits.endMeasure({})
    }
  }, [pair])

  if (mode !== 'difference' || previewed) return null
  const figures = found?.pair === pair ? found?.figures : undefined
  return (
    <Paper
      elevation={3}
      role="status"
      aria-label={t('difference.label')}
      sx={{
        position: 'absolute',
        top: 12,
        right: 12,
        px: 1.5,
        py: 0.75,
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
      }}
    >
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
    </Paper>
  )
}
