import { Button, CircularProgress, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { runEdit } from '../../actions/editActions'
import { useEdit } from '../../panels/edit/editStore'
import { useDocument } from '../../state/documentStore'
import { useLayout } from '../../state/layoutStore'
import { studio } from '../../state/studio'
import { showError } from '../../ui/notices'
import { seamVerdict } from '../../ui/seamVerdict'
import { shownAsset } from '../shownAsset'
import { MeasureBar } from './MeasureBar'
import { useMeasured } from './useMeasured'

const seamsOf = (asset: string) => studio().calls.edits.seams({ asset })

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
  const seams = useMeasured(asset, seamsOf)

  // What a slider only shows has not been measured.
  if (!tiled || previewed || asset === undefined) return null
  const shows = (seam: number) => seamVerdict(seam) !== 'none'
  const measured = seams === undefined || seams === 'failed' ? undefined : seams
  const across = measured !== undefined && shows(measured.across)
  const down = measured !== undefined && shows(measured.down)
  return (
    <MeasureBar label={t('tiles.label')}>
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
    </MeasureBar>
  )
}
