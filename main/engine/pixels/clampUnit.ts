/** To 0..1, NaN to 0. Comparisons are quicker than Math.min and Math.max in the loops over pixels. */
export function clampUnit(value: number): number {
  if (value >= 1) return 1
  if (value > 0) return value
  return 0
}
