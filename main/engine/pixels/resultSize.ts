import { StudioError } from '../../../preload/contract/errors'
import type { PixelSize } from '../../../preload/contract/pixels/pixelBox'
import { maximumPixels, maximumSide } from './limits'

/** Throws `image-too-large` where a step would make a picture that the studio could not open again. */
export function requireResultSize({ width, height }: PixelSize): void {
  if (width <= maximumSide && height <= maximumSide && width * height <= maximumPixels) return
  throw new StudioError('image-too-large', {
    name: 'The result',
    width,
    height,
    limitMegapixels: maximumPixels / 1e6,
  })
}
