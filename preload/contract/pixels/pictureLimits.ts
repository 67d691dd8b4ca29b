import type { PixelSize } from './pixelBox'

/** What a picture may be at most: decoding takes memory in proportion. */
export const maximumPixels = 100_000_000
export const maximumSide = 32_767

/** Whether a picture of that size can be opened and made. */
export function isWithinLimits({ width, height }: PixelSize): boolean {
  return width <= maximumSide && height <= maximumSide && width * height <= maximumPixels
}
