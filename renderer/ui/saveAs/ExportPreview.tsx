import { Box, CircularProgress, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { assetUrl } from '../../../preload/contract/api'
import type { Asset } from '../../../preload/contract/asset'
import type { ExportOptionsInput } from '../../../preload/contract/exportOptions'
import { exportSize } from '../../../preload/contract/exportSize'
import { useLanguage } from '../../i18n/useLanguage'
import { bytesText, sizeText } from '../formats'
import type { Forecast } from './useExportForecast'

const viewHeight = { xs: 240, xl: 'min(52vh, 560px)' } as const

interface ExportPreviewProps {
  readonly asset: Asset | undefined
  readonly count: number
  readonly options: ExportOptionsInput
  readonly forecast: Forecast
  /** Whether the encoded pixels are asked for. */
  readonly isActual: boolean
  readonly onActual: (isActual: boolean) => void
}

/** The picture as a whole, or its encoded pixels at their own size; below, the size of what is written. */
export function ExportPreview(props: ExportPreviewProps) {
  const { asset, count, options, forecast, isActual, onActual } = props
  const { t } = useTranslation('export')
  const language = useLanguage()
  // A browser shows no TIFF.
  const canShow = options.format !== 'tiff'
  const encoded = forecast.picture
  const view = useRef<HTMLDivElement>(null)
  /** The middle of what is looked at, which stays when another quality is tried. */
  const place = useRef<Place>({ x: 0.5, y: 0.5 })
  const size =
    asset?.width && asset.height ? { width: asset.width, height: asset.height } : undefined
  const result = size
    ? exportSize(size, { ...options, enlarge: options.enlarge ?? false })
    : undefined
  const sizes = (one: { width: number; height: number }) => sizeText(one.width, one.height)

  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1, minWidth: 0 }}>
      <Box
        role="group"
        aria-label={t('preview')}
        tabIndex={isActual ? 0 : -1}
        sx={{
          height: viewHeight,
          borderRadius: 1,
          bgcolor: 'surface.canvas',
          display: 'grid',
          placeItems: isActual && encoded ? 'start' : 'center',
          overflow: isActual ? 'auto' : 'hidden',
          '& > *': { gridArea: '1 / 1' },
        }}
        ref={view}
        onScroll={({ currentTarget }) => {
          if (isActual && encoded) place.current = placeOf(currentTarget)
        }}
      >
        {asset && !(isActual && canShow) ? (
          <Box
            component="img"
            alt={asset.name}
            src={assetUrl(asset.id, 'preview')}
            sx={{ width: '100%', height: viewHeight, objectFit: 'contain', display: 'block' }}
          />
        ) : null}
        {asset && isActual && canShow && encoded ? (
          <Box
            component="img"
            alt={t('previewActual', { name: asset.name })}
            src={encoded}
            onLoad={() => view.current && goTo(view.current, place.current)}
            sx={{
              display: 'block',
              maxWidth: 'none',
              m: 'auto',
              opacity: forecast.isOld ? 0.6 : 1,
            }}
          />
        ) : null}
        {isActual && canShow && forecast.isOld ? (
          <CircularProgress
            size={24}
            aria-label={t('working')}
            sx={{
              position: 'sticky',
              top: 'calc(50% - 12px)',
              left: 'calc(50% - 12px)',
              placeSelf: 'start',
            }}
          />
        ) : null}
      </Box>
      <ToggleButtonGroup
        exclusive
        size="small"
        fullWidth
        value={isActual && canShow ? 'actual' : 'fit'}
        onChange={(_, value) => value && onActual(value === 'actual')}
        aria-label={t('preview')}
      >
        <ToggleButton value="fit">{t('previewFit')}</ToggleButton>
        <ToggleButton value="actual" disabled={!canShow}>
          {t('previewFull')}
        </ToggleButton>
      </ToggleButtonGroup>
      <Box role="status" aria-busy={forecast.isOld}>
        {/* Paler by a colour that can still be read: opacity would take it below the contrast of AA. */}
        <Typography variant="body2" color={forecast.isOld ? 'textSecondary' : 'textPrimary'}>
          {forecast.isOld && forecast.size ? (
            <CircularProgress size={12} aria-hidden sx={{ mr: 1 }} />
          ) : null}
          {forecast.size
            ? t(forecast.size.exact ? 'estimate.exact' : 'estimate.about', {
                size: bytesText(forecast.size.bytes, language),
              })
            : t('estimate.working')}
        </Typography>
        {size && result && count === 1 ? (
          <Typography variant="caption" color="textSecondary">
            {sizes(size) === sizes(result) ? sizes(size) : `${sizes(size)} → ${sizes(result)}`}
          </Typography>
        ) : null}
      </Box>
      {count > 1 ? <NameList names={forecast.names} /> : null}
    </Box>
  )
}

/** A point of a picture, in shares of its sides. */
interface Place {
  readonly x: number
  readonly y: number
}

function placeOf(view: HTMLElement): Place {
  return {
    x: (view.scrollLeft + view.clientWidth / 2) / view.scrollWidth,
    y: (view.scrollTop + view.clientHeight / 2) / view.scrollHeight,
  }
}

function goTo(view: HTMLElement, { x, y }: Place): void {
  view.scrollLeft = x * view.scrollWidth - view.clientWidth / 2
  view.scrollTop = y * view.scrollHeight - view.clientHeight / 2
}

const namesShown = 4

function NameList({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation('export')
  return (
    <Box>
      <Typography variant="caption" color="textSecondary">
        {names.length === 0 ? t('namesPending') : t('names', { count: names.length })}
      </Typography>
      {names.slice(0, namesShown).map((name) => (
        <Typography key={name} variant="body2" noWrap title={name}>
          {name}
        </Typography>
      ))}
      {names.length > namesShown ? (
        <Typography variant="body2" color="textSecondary">
          {t('namesMore', { count: names.length - namesShown })}
        </Typography>
      ) : null}
    </Box>
  )
}
