/** Space between tiles, in pixels. */
export const tileGap = 6

/** How many tiles of about that size stand side by side, at least one. */
export function columnsFor(width: number, tile: number): number {
  return Math.max(1, Math.floor((width + tileGap) / (tile + tileGap)))
}

/** Place that an arrow key leads to from `index`; the same place where there is no further one. */
export function nextPlace(
  key: string,
  index: number,
  total: number,
  columns: number,
  rowsShown: number,
): number | undefined {
  if (total === 0) return undefined
  const last = total - 1
  const from = Math.max(0, Math.min(index, last))
  const move = (step: number) => {
    const to = from + step
    return to < 0 || to > last ? from : to
  }
  switch (key) {
    case 'ArrowRight':
      return index < 0 ? 0 : move(1)
    case 'ArrowLeft':
      return index < 0 ? 0 : move(-1)
    case 'ArrowDown':
      return index < 0 ? 0 : move(columns)
    case 'ArrowUp':
      return index < 0 ? 0 : move(-columns)
    case 'PageDown':
      return Math.min(last, from + columns * rowsShown)
    case 'PageUp':
      return Math.max(0, from - columns * rowsShown)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}
