import { Button, MenuItem, Select, Typography } from '@mui/material'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { applyCrop } from '../../actions/editActions'
import { useEdit } from '../../panels/edit/editStore'
import { useDocument } from '../../state/documentStore'
import { sizeText } from '../../ui/formats'
import { showError } from '../../ui/notices'
import { centredCrop, cropRatios, fromFractions, toFractions } from '../crop'
import { shownSize } from '../shownAsset'

/** Ratio and size of the crop box. */
export function CropOptions() {
  const { t } = useTranslation('canvas')
  const crop = useDocument((state) => state.crop)
  const ratio = useDocument((state) => state.cropRatio)
  const size = useDocument(useShallow(shownSize))
  const busy = useEdit((state) => state.running['transform.geometry'] !== undefined)
  const { setCrop, leaveCrop } = useDocument.getState()
  const box = crop && size ? fromFractions(crop, size) : undefined

  const choose = (name: string) => {
    const chosen = cropRatios.find((each) => each.name === name)?.ratio
    if (size) setCrop(toFractions(centredCrop(size, chosen), size), chosen)
  }

  return (
    <>
      <Select
        value={cropRatios.find((each) => each.ratio === ratio)?.name ?? 'free'}
        onChange={(event) => choose(event.target.value)}
        inputProps={{ 'aria-label': t('crop.ratio') }}
        sx={{ minWidth: 96, height: 32 }}
      >
        {cropRatios.map(({ name }) => (
          <MenuItem key={name} value={name}>
            {name === 'free' ? t('crop.free') : name}
          </MenuItem>
        ))}
      </Select>
      {box ? (
        <Typography
          variant="body2"
          sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}
        >
          {sizeText(Math.round(box.width), Math.round(box.height))}
        </Typography>
      ) : null}
      <Button
        variant="contained"
        disabled={!crop || busy}
        onClick={() => {
          applyCrop().catch(showError)
        }}
      >
        {t('crop.apply')}
      </Button>
      <Button color="secondary" onClick={leaveCrop}>
        {t('crop.cancel')}
      </Button>
    </>
  )
}
