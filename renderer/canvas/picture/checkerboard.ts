/** A pattern of grey squares, 8 CSS pixels wide, that shows through where a picture is transparent. */
export function checkerboard(
  context: CanvasRenderingContext2D,
  pixelRatio: number,
): CanvasPattern | null {
  const side = Math.max(2, Math.round(8 * pixelRatio))
  const cell = new OffscreenCanvas(2 * side, 2 * side)
  const paint = cell.getContext('2d')
  if (!paint) return null
  paint.fillStyle = '#ffffff'
  paint.fillRect(0, 0, 2 * side, 2 * side)
  paint.fillStyle = '#cfcfcf'
  paint.fillRect(0, 0, side, side)
  paint.fillRect(side, side, side, side)
  return context.createPattern(cell, 'repeat')
}
