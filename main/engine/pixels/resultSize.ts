import { StudioError } from '../../../preload/contract/errors'
import type { PixelSize } from '../../../preload/contract/pixels/pixelBox'
import { maximumPixels, maximumSide } from './limits'

/** Throws `image-too-large` where a step would make a picture that the studio could not open again; without a name, as it has none yet. */
export function requireResultSize({ width, height }: PixelSize): void {
  if (width <= maximumSide && height <= maximumSide && width * height <= maximumPixels) return
  throw new StudioError('image-too-large', {
    width,
    height,
    limitMegapixels: maximumPixels / 1e6,
  })
}
