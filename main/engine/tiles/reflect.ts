/** The index that stands in for one beyond the end of an axis, mirrored without repeating the edge. */
export function reflect(index: number, size: number): number {
  if (index >= 0 && index < size) return index
  if (size === 1) return 0
  const period = 2 * (size - 1)
  const place = ((index % period) + period) % period
  return place < size ? place : period - place
}
