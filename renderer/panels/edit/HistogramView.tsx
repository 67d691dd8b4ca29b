import { Box, Typography } from '@mui/material'
import { useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Histogram, histogramOf, histogramPeak } from '../../canvas/histogram'
import { usePictureSample } from '../../canvas/pictureSample'
import { isColourStep, type PicturePreview } from '../../canvas/preview/picturePreview'
import { adjustPixels } from '../../canvas/preview/softwarePreview'
import { useDocument } from '../../state/documentStore'

const height = 72
/** Parts of the pixels from which clipping is worth a warning. */
const warnFrom = 0.001

/** The picture's levels, with the tone that is being tried, and a warning where they are clipped. */
export function HistogramView() {
  const { t } = useTranslation('edit')
  const pixels = usePictureSample((state) => state.pixels)
  // Deferred: the sliders go before the histogram.
  const preview = useDeferredValue(useDocument((state) => state.preview))
  const canvas = useRef<HTMLCanvasElement>(null)
  const histogram = useMemo(() => pixels && histogramWith(pixels, preview), [pixels, preview])

  useEffect(() => {
    if (canvas.current) paint(canvas.current, histogram)
  }, [histogram])

  if (!histogram) return <Box sx={{ height: height + 24 }} />
  const { clippedDark, clippedBright } = histogram
  const text = t('histogram.clipped', { dark: clippedDark, bright: clippedBright })
  const side = (value: number, key: 'histogram.dark' | 'histogram.bright') => (
    <Typography
      variant="caption"
      sx={{
        color: value >= warnFrom ? 'warning.main' : 'text.secondary',
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      {t(key, { value })}
    </Typography>
  )
  return (
    <Box>
      <Box
        component="canvas"
        ref={canvas}
        width={256}
        height={height}
        role="img"
        aria-label={`${t('histogram.title')}. ${text}`}
        sx={{ width: '100%', height, display: 'block', borderRadius: 1, bgcolor: '#16171a' }}
      />
      <Box sx={{ display: 'flex', justifyContent: 'space-between', mt: 0.5 }}>
        {side(clippedDark, 'histogram.dark')}
        {side(clippedBright, 'histogram.bright')}
      </Box>
    </Box>
  )
}

function histogramWith(
  pixels: { width: number; height: number; data: Uint8ClampedArray },
  preview: PicturePreview | undefined,
): Histogram {
  // Sharpening hardly moves the levels, and the sample's pixels are no neighbours.
  const steps = preview?.filter(isColourStep).filter(({ step }) => step !== 'adjust.sharpen') ?? []
  if (steps.length === 0) return histogramOf(pixels)
  const toned = { ...pixels, data: new Uint8ClampedArray(pixels.data) }
  for (const step of steps) adjustPixels(toned, step, 1)
  return histogramOf(toned)
}

/** The three channels as light: where they meet they are white. */
function paint(canvas: HTMLCanvasElement, histogram: Histogram | undefined): void {
  const context = canvas.getContext('2d')
  if (!context) return
  context.clearRect(0, 0, canvas.width, canvas.height)
  if (!histogram) return
  const peak = histogramPeak(histogram)
  context.globalCompositeOperation = 'lighter'
  for (const [counts, colour] of [
    [histogram.red, '#c63a3a'],
    [histogram.green, '#3aa84a'],
    [histogram.blue, '#3c62d8'],
  ] as const) {
    context.fillStyle = colour
    context.beginPath()
    context.moveTo(0, canvas.height)
    smoothed(counts).forEach((count, level) => {
      const share = Math.min(1, Math.sqrt(count / peak))
      context.lineTo((level / 255) * canvas.width, canvas.height * (1 - share))
    })
    context.lineTo(canvas.width, canvas.height)
    context.fill()
  }
  context.globalCompositeOperation = 'source-over'
}

/** A mean over neighbouring levels: 8-bit pixels that were toned leave gaps that say nothing. */
function smoothed(counts: Uint32Array): number[] {
  return Array.from(counts, (_, level) => {
    const near = counts.subarray(Math.max(0, level - 2), level + 3)
    return near.reduce((sum, count) => sum + count, 0) / near.length
  })
}
