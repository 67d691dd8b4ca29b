import type { Rectangle, Size } from '../geometry'

/** Side of the pieces that a level is kept in: small enough for every graphics card. */
const pieceSide = 2048

/** What can be drawn on a canvas. */
type Drawable = ImageBitmap | OffscreenCanvas | HTMLImageElement

export interface Piece {
  readonly image: Drawable
  /** The part of the picture that it shows, in pixels of the picture. */
  readonly place: Rectangle
}

/** A picture at one resolution: `reduction` picture pixels a pixel of the level, a power of two. */
export interface Level {
  readonly reduction: number
  readonly pieces: readonly Piece[]
}

/** A decoded picture in halved resolutions, from its own downwards. */
export interface Pyramid {
  readonly size: Size
  readonly levels: readonly Level[]
}

/**
 * Which level to draw at a zoom (device pixels a picture pixel): the smallest that still has a pixel
 * for every device pixel.
 */
export function levelFor(pyramid: Pyramid, zoom: number): Level | undefined {
  let chosen = pyramid.levels[0]
  for (const level of pyramid.levels) {
    if (1 / level.reduction >= zoom * 0.999 && level.reduction > (chosen?.reduction ?? 0))
      chosen = level
  }
  return chosen
}

/** Where the pieces of a level lie, row by row, in pixels of the picture. */
export function piecePlaces(size: Size, reduction: number): Rectangle[] {
  const side = pieceSide * reduction
  const places: Rectangle[] = []
  for (let top = 0; top < size.height; top += side) {
    for (let left = 0; left < size.width; left += side) {
      places.push({
        left,
        top,
        width: Math.min(side, size.width - left),
        height: Math.min(side, size.height - top),
      })
    }
  }
  return places
}

/**
 * Draws a part of the picture onto a context whose units are the pixels of `level` / `shrink`, with
 * the part's corner at the origin.
 */
export function drawPart(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  level: Level,
  part: Rectangle,
  scale: number,
): void {
  for (const { image, place } of level.pieces) {
    const left = (place.left - part.left) * scale
    const top = (place.top - part.top) * scale
    if (left > context.canvas.width || top > context.canvas.height) continue
    if (left + place.width * scale < 0 || top + place.height * scale < 0) continue
    context.drawImage(image, left, top, place.width * scale, place.height * scale)
  }
}
