import { clamp, type ImagePoint, type Rectangle, type Size, wholePixels } from '../geometry'
import { tileSide } from './mask'
import type { MaskDraft } from './maskDraft'

/** One end of a piece of a stroke; the radius differs from end to end under a pen. */
export interface StrokeEnd extends ImagePoint {
  readonly radius: number
}

/** The pixels that a piece of a stroke can reach, cut at the picture; undefined where it lies outside. */
export function strokeBounds(from: StrokeEnd, to: StrokeEnd, size: Size): Rectangle | undefined {
  const left = Math.min(from.x - from.radius, to.x - to.radius) - 1
  const top = Math.min(from.y - from.radius, to.y - to.radius) - 1
  const right = Math.max(from.x + from.radius, to.x + to.radius) + 1
  const bottom = Math.max(from.y + from.radius, to.y + to.radius) + 1
  return wholePixels({ left, top, width: right - left, height: bottom - top }, size)
}

/**
 * Coverage 0..1 of a round brush at a distance from its middle: full inside `hardness` of the radius,
 * then a smooth fall to 0 at the edge; a hard edge is one pixel wide, so that it is not jagged.
 */
export function brushCoverage(distance: number, radius: number, hardness: number): number {
  const edge = Math.max(1, radius * (1 - hardness))
  const part = clamp((radius + 0.5 - distance) / edge, 0, 1)
  return edge > 1 ? part * part * (3 - 2 * part) : part
}

/**
 * Draws one piece of a stroke, a line from end to end with round ends, into a gesture.
 * Answers the pixels it may have changed.
 */
export function drawStroke(
  draft: MaskDraft,
  from: StrokeEnd,
  to: StrokeEnd,
  hardness: number,
): Rectangle | undefined {
  const bounds = strokeBounds(from, to, draft.base.size)
  if (!bounds) return undefined
  const directionX = to.x - from.x
  const directionY = to.y - from.y
  const lengthSquared = directionX * directionX + directionY * directionY
  const widening = to.radius - from.radius
  draft.cover(bounds, (coverage, window) => {
    for (let y = window.top; y < window.bottom; y += 1) {
      // The middle of pixel (x, y) is at (x + 0.5, y + 0.5).
      const offsetY = y + 0.5 - from.y
      const row = window.origin + y * tileSide
      for (let x = window.left; x < window.right; x += 1) {
        // Most of a piece lies where the one before it was.
        if (coverage[row + x] === 255) continue
        const offsetX = x + 0.5 - from.x
        const along =
          lengthSquared === 0
            ? 0
            : clamp((offsetX * directionX + offsetY * directionY) / lengthSquared, 0, 1)
        const gapX = offsetX - along * directionX
        const gapY = offsetY - along * directionY
        const radius = from.radius + along * widening
        const squared = gapX * gapX + gapY * gapY
        if (squared > (radius + 0.5) * (radius + 0.5)) continue
        const value = Math.round(255 * brushCoverage(Math.sqrt(squared), radius, hardness))
        if (value > (coverage[row + x] ?? 0)) coverage[row + x] = value
      }
    }
  })
  return bounds
}
