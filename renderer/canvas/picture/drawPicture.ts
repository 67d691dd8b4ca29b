import type { Rectangle } from '../geometry'
import { pixelGridZoom, smoothingLimit } from '../viewport'
import { checkerboard } from './checkerboard'
import { levelFor, type Pyramid } from './pyramid'

/** Where the picture lies in device pixels, and how large one of its pixels is there. */
export interface Placement {
  readonly left: number
  readonly top: number
  readonly zoom: number
}

/**
 * Draws a picture at its place in device pixels. The edges of its pieces fall on whole pixels, so that
 * no seams show; above 200 % its pixels are squares.
 */
export function drawPicture(
  context: CanvasRenderingContext2D,
  pyramid: Pyramid,
  { left, top, zoom }: Placement,
): void {
  const level = levelFor(pyramid, zoom)
  if (!level) return
  const { width, height } = context.canvas
  context.imageSmoothingEnabled = zoom <= smoothingLimit
  context.imageSmoothingQuality = 'medium'
  for (const { image, place } of level.pieces) {
    const fromX = wholePixel(left + place.left * zoom)
    const fromY = wholePixel(top + place.top * zoom)
    const toX = wholePixel(left + (place.left + place.width) * zoom)
    const toY = wholePixel(top + (place.top + place.height) * zoom)
    if (toX <= 0 || toY <= 0 || fromX >= width || fromY >= height) continue
    context.drawImage(image, fromX, fromY, Math.max(1, toX - fromX), Math.max(1, toY - fromY))
  }
}

/**
 * The pixel of the screen that a place falls on. A picture of odd height lies half way between two of them in the
 * middle, and one edge must not go up where the other goes down for a fraction that no number holds: stretched by a
 * pixel, all of it is blurred.
 */
export function wholePixel(place: number): number {
  return Math.round(place + 1e-6)
}

/** The squares under a transparent picture. */
export function drawCheckerboard(
  context: CanvasRenderingContext2D,
  place: Rectangle,
  pixelRatio: number,
): void {
  const pattern = checkerboard(context, pixelRatio)
  if (!pattern) return
  context.fillStyle = pattern
  context.fillRect(place.left, place.top, place.width, place.height)
}

/** Lines between the picture's pixels, from 800 % on. */
export function drawPixelGrid(
  context: CanvasRenderingContext2D,
  size: { width: number; height: number },
  { left, top, zoom }: Placement,
): void {
  if (zoom <= pixelGridZoom) return
  const canvas = context.canvas
  const first = (start: number) => Math.max(0, Math.floor(-start / zoom))
  const last = (start: number, extent: number, limit: number) =>
    Math.min(limit, Math.ceil((extent - start) / zoom))
  context.beginPath()
  const rows = [first(top), last(top, canvas.height, size.height)] as const
  const columns = [first(left), last(left, canvas.width, size.width)] as const
  for (let x = columns[0]; x <= columns[1]; x += 1) {
    const at = Math.round(left + x * zoom) + 0.5
    context.moveTo(at, Math.round(top + rows[0] * zoom))
    context.lineTo(at, Math.round(top + rows[1] * zoom))
  }
  for (let y = rows[0]; y <= rows[1]; y += 1) {
    const at = Math.round(top + y * zoom) + 0.5
    context.moveTo(Math.round(left + columns[0] * zoom), at)
    context.lineTo(Math.round(left + columns[1] * zoom), at)
  }
  context.strokeStyle = 'rgba(128, 128, 128, 0.35)'
  context.lineWidth = 1
  context.stroke()
}
