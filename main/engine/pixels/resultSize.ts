import { StudioError } from '../../../preload/contract/errors'
import { isWithinLimits, maximumPixels } from '../../../preload/contract/pixels/pictureLimits'
import type { PixelSize } from '../../../preload/contract/pixels/pixelBox'

/** Throws `image-too-large` where a step would make a picture that the studio could not open again; without a name, as it has none yet. */
export function requireResultSize(size: PixelSize): void {
  if (isWithinLimits(size)) return
  const { width, height } = size
  throw new StudioError('image-too-large', {
    width,
    height,
    limitMegapixels: maximumPixels / 1e6,
  })
}
