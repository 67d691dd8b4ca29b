import type { Rectangle, Size } from '../geometry'
import type { Placement } from '../picture/drawPicture'

/** More copies would be specks, and take long to draw. */
const mostAlong = 64

/**
 * Where copies of a picture lie around it, as far as the canvas reaches, in device pixels; the picture itself
 * comes last. `whole` is the picture's own place, `zoom` device pixels a picture pixel.
 */
export function repeatedPlacements(whole: Rectangle, zoom: number, canvas: Size): Placement[] {
  const along = (start: number, length: number, extent: number): number[] => {
    const first = Math.max(-mostAlong / 2, Math.floor(-start / length))
    const last = Math.min(mostAlong / 2, Math.floor((extent - 1 - start) / length))
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place)
  }
  const columns = along(whole.left, whole.width, canvas.width)
  const rows = along(whole.top, whole.height, canvas.height)
  const copies = rows.flatMap((row) =>
    columns
      .filter((column) => row !== 0 || column !== 0)
      .map((column) => ({
        left: whole.left + column * whole.width,
        top: whole.top + row * whole.height,
        zoom,
      })),
  )
  return [...copies, { left: whole.left, top: whole.top, zoom }]
}
