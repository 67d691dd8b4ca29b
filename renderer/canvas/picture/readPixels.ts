import type { Rectangle } from '../geometry'
import { drawPart, type Pyramid } from './pyramid'

/** The picture's own pixels in a rectangle of whole pixels inside it. */
export function readPixels({ levels }: Pyramid, part: Rectangle): ImageData {
  const { width, height } = part
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context || !levels[0]) return new ImageData(width, height)
  drawPart(context, levels[0], part, 1)
  return context.getImageData(0, 0, width, height)
}
