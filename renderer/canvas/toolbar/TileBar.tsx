import { Button, CircularProgress, Paper, Typography } from '@mui/material'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepResult } from '../../../preload/contract/steps'
import { runEdit } from '../../actions/editActions'
import { useEdit } from '../../panels/edit/editStore'
import { useDocument } from '../../state/documentStore'
import { useLayout } from '../../state/layoutStore'
import { studio } from '../../state/studio'
import { showError } from '../../ui/notices'
import { seamVerdict } from '../../ui/seamVerdict'
import { shownAsset } from '../shownAsset'

type Seams = StepResult<'evaluate.tile'>

/** While the picture is repeated on the canvas: whether its edges show, and the way to mend them. */
export function TileBar() {
  const { t } = useTranslation('canvas')
  const tiled = useDocument((state) => state.tiled)
  const previewed = useDocument((state) => state.preview !== undefined)
  const asset = useDocument((state) => (state.tiled ? shownAsset(state)?.id : undefined))
  const waiting = useDocument(
    (state) => state.staged !== undefined || state.repainting !== undefined,
  )
  const making = useEdit((state) => state.running['transform.tile'] !== undefined)
  const [found, setFound] = useState<{
    readonly asset: string
    readonly seams: Seams | 'failed'
  }>()

  useEffect(() => {
    if (!asset) return
    let current = true
    let done = false
    studio()
      .calls.edits.seams({ asset })
      .catch((): 'failed' => 'failed')
      .then((seams) => {
        done = true
        if (current) setFound({ asset, seams })
      })
    return () => {
      current = false
      // Edits wait for the engine: what nobody looks at does not keep them.
      if (!done) void studio().calls.edits.endMeasure({})
    }
  }, [asset])

  // What a slider only shows has not been measured.
  if (!tiled || previewed || asset === undefined) return null
  const seams = found?.asset === asset ? found.seams : undefined
  const shows = (seam: number) => seamVerdict(seam) !== 'none'
  const measured = seams === undefined || seams === 'failed' ? undefined : seams
  const across = measured !== undefined && shows(measured.across)
  const down = measured !== undefined && shows(measured.down)
  return (
    <Paper
      elevation={3}
      role="status"
      aria-label={t('tiles.label')}
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
      {seams === undefined ? <CircularProgress size={14} aria-hidden /> : null}
      <Typography variant="body2">
        {seams === undefined
          ? t('tiles.measuring')
          : seams === 'failed'
            ? t('tiles.failed')
            : across && down
              ? t('tiles.both')
              : across
                ? t('tiles.across')
                : down
                  ? t('tiles.down')
                  : t('tiles.none')}
      </Typography>
      {across || down ? (
        <Button
          disabled={making || waiting}
          onClick={() => {
            useLayout.getState().showPanel('edit')
            runEdit('transform.tile', {}).catch(showError)
          }}
        >
          {t('tiles.make')}
        </Button>
      ) : null}
    </Paper>
  )
}
