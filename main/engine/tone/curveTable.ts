/** A curve over 0..1 as a table of 65,537 entries, so that every 8- and 16-bit level is an entry. */
const steps = 65535

export function tabulateCurve(curve: (value: number) => number): Float32Array {
  // One entry more, so that 1 itself interpolates without a check.
  return Float32Array.from({ length: steps + 2 }, (_, index) => curve(Math.min(1, index / steps)))
}

/** The table's curve at a value, interpolated; values outside 0..1 take the ends. */
export function lookUp(table: Float32Array, value: number): number {
  if (!(value > 0)) return table[0] as number
  if (value >= 1) return table[steps] as number
  const position = value * steps
  const index = position | 0
  const low = table[index] as number
  return low + (position - index) * ((table[index + 1] as number) - low)
}

/** What the table of a curve would give at a value, without making all of the table. */
export function lookUpOnce(curve: (value: number) => number, value: number): number {
  const entry = (index: number) => Math.fround(curve(Math.min(1, index / steps)))
  if (!(value > 0)) return entry(0)
  if (value >= 1) return entry(steps)
  const position = value * steps
  const index = position | 0
  const low = entry(index)
  return low + (position - index) * (entry(index + 1) - low)
}
