import { type ImagePoint, type Rectangle, type Size, wholePixels } from '../geometry'
import { tileSide } from './mask'
import type { MaskDraft } from './maskDraft'

/** Covers a rectangle whose edges fall on whole pixels. Answers the pixels changed. */
export function drawRectangle(draft: MaskDraft, rectangle: Rectangle): Rectangle | undefined {
  const left = Math.round(rectangle.left)
  const top = Math.round(rectangle.top)
  const bounds = wholePixels(
    {
      left,
      top,
      width: Math.round(rectangle.left + rectangle.width) - left,
      height: Math.round(rectangle.top + rectangle.height) - top,
    },
    draft.base.size,
  )
  if (!bounds) return undefined
  draft.cover(bounds, (coverage, window) => {
    for (let y = window.top; y < window.bottom; y += 1) {
      const row = window.origin + y * tileSide
      coverage.fill(255, row + window.left, row + window.right)
    }
  })
  return bounds
}

const subrows = 4

/**
 * Covers the inside of a closed outline (even-odd rule). Edges are smoothed: each pixel row is cut by
 * four lines, and along each the covered width counts exactly. Answers the pixels changed.
 */
export function drawPolygon(
  draft: MaskDraft,
  outline: readonly ImagePoint[],
): Rectangle | undefined {
  const bounds = polygonBounds(outline, draft.base.size)
  if (!bounds || outline.length < 3) return undefined
  const rows = new Map<number, Float32Array>()
  draft.cover(bounds, (coverage, window) => {
    for (let y = window.top; y < window.bottom; y += 1) {
      let widths = rows.get(y)
      if (!widths) {
        widths = coveredWidths(outline, y, bounds)
        rows.set(y, widths)
      }
      const row = window.origin + y * tileSide
      for (let x = window.left; x < window.right; x += 1) {
        const value = Math.round(255 * Math.min(1, widths[x - bounds.left] ?? 0))
        if (value > (coverage[row + x] ?? 0)) coverage[row + x] = value
      }
    }
  })
  return bounds
}

function polygonBounds(outline: readonly ImagePoint[], size: Size): Rectangle | undefined {
  if (outline.length === 0) return undefined
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of outline) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return wholePixels({ left, top, width: right - left, height: bottom - top }, size)
}

/** Coverage 0..1 of every pixel of one row between the bounds' left and right. */
function coveredWidths(outline: readonly ImagePoint[], y: number, bounds: Rectangle): Float32Array {
  const widths = new Float32Array(bounds.width)
  for (let line = 0; line < subrows; line += 1) {
    const crossings = crossingsAt(outline, y + (line + 0.5) / subrows)
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      addSpan(
        widths,
        (crossings[pair] ?? 0) - bounds.left,
        (crossings[pair + 1] ?? 0) - bounds.left,
      )
    }
  }
  return widths
}

function crossingsAt(outline: readonly ImagePoint[], y: number): number[] {
  const crossings: number[] = []
  let from = outline.at(-1)
  for (const to of outline) {
    if (from && from.y <= y !== to.y <= y) {
      crossings.push(from.x + ((y - from.y) * (to.x - from.x)) / (to.y - from.y))
    }
    from = to
  }
  return crossings.sort((one, other) => one - other)
}

function addSpan(widths: Float32Array, from: number, to: number): void {
  const start = Math.max(0, from)
  const end = Math.min(widths.length, to)
  for (let x = Math.floor(start); x < end; x += 1) {
    const covered = Math.min(end, x + 1) - Math.max(start, x)
    widths[x] = (widths[x] ?? 0) + covered / subrows
  }
}
