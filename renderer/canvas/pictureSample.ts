import { create } from 'zustand'
import type { RasterPixels } from './mask/floodFill'
import type { Pyramid } from './picture/pyramid'

/** Longer side of the sample. */
const sampleSide = 240

interface PictureSample {
  readonly assetId: string | undefined
  readonly pixels: RasterPixels | undefined
}

/** Some of the shown picture's own pixels, evenly spread and not averaged, for histograms. */
export const usePictureSample = create<PictureSample>()(() => ({
  assetId: undefined,
  pixels: undefined,
}))

/** Takes the sample of a picture; undefined takes it away. */
export function samplePicture(assetId: string | undefined, pyramid: Pyramid | undefined): void {
  usePictureSample.setState({ assetId, pixels: pyramid && pixelsOf(pyramid) })
}

function pixelsOf({ size, levels }: Pyramid): RasterPixels | undefined {
  const scale = Math.min(1, sampleSide / Math.max(size.width, size.height))
  const width = Math.max(1, Math.round(size.width * scale))
  const height = Math.max(1, Math.round(size.height * scale))
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  // Averaging would hide clipped pixels.
  context.imageSmoothingEnabled = false
  for (const { image, place } of levels[0]?.pieces ?? []) {
    context.drawImage(
      image,
      place.left * scale,
      place.top * scale,
      place.width * scale,
      place.height * scale,
    )
  }
  return context.getImageData(0, 0, width, height)
}
