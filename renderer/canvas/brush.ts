import { clamp, type ImagePoint, type Size } from './geometry'

/** Diameter in pixels of the picture; hardness 1 has a sharp edge, 0 fades from the middle. */
export interface Brush {
  readonly size: number
  readonly hardness: number
}

export const smallestBrush = 1
export const largestBrush = 2000

/** A diameter that suits a picture: 40 pixels on a side of 512, growing with the picture. */
export function brushSizeFor(picture: Size): number {
  return Math.round((40 * Math.max(512, Math.min(picture.width, picture.height))) / 512)
}

/** The size one step larger (+1) or smaller (-1): a tenth, at least one pixel. */
export function nextBrushSize(size: number, direction: 1 | -1): number {
  const step = Math.max(1, Math.round(size * (direction > 0 ? 0.1 : 1 / 11)))
  return clamp(size + direction * step, smallestBrush, largestBrush)
}

/** The slider of the size is logarithmic, so that small brushes can be chosen finely: 0..1 to a size. */
export function brushSizeAt(position: number): number {
  const ratio = largestBrush / smallestBrush
  return Math.round(smallestBrush * ratio ** clamp(position, 0, 1))
}

/** The slider's position 0..1 of a size. */
export function brushPosition(size: number): number {
  return Math.log(size / smallestBrush) / Math.log(largestBrush / smallestBrush)
}

/** Radius under a pen's pressure 0..1; a mouse and a finger always press fully. */
export function pressedRadius(brush: Brush, pointer: { type: string; pressure: number }): number {
  const radius = brush.size / 2
  if (pointer.type !== 'pen') return radius
  return Math.max(0.5, radius * (0.15 + 0.85 * clamp(pointer.pressure, 0, 1)))
}

/** Whether a new point is far enough from the last to be worth a piece of the stroke. */
export function isWorthDrawing(last: ImagePoint, next: ImagePoint, radius: number): boolean {
  const distance = Math.hypot(next.x - last.x, next.y - last.y)
  return distance >= Math.max(0.5, radius * 0.06)
}
