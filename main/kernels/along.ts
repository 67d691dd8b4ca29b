/** Rows weighted along themselves, in either precision. */

/**
 * `length` sums of `taps` values each, of a row of T (f32 or f64), in the order of the taps. Two vectors are made at a
 * time, so that one is added to while the other waits; up to a pair of them is written beyond the end.
 */
// @ts-expect-error: decorator
@inline
export function weighedAlong<T>(
  line: usize,
  weights: usize,
  taps: i32,
  length: i32,
  target: usize,
): void {
  const size = sizeof<T>()
  const pair = <i32>(32 / size)
  for (let at = 0; at < length; at += pair) {
    const from = line + <usize>at * size
    let low = v128.splat<T>(<T>0)
    let high = v128.splat<T>(<T>0)
    for (let tap = 0; tap < taps; tap += 1) {
      const offset = <usize>tap * size
      const weight = v128.load_splat<T>(weights + offset)
      low = v128.add<T>(low, v128.mul<T>(weight, v128.load(from + offset)))
      high = v128.add<T>(high, v128.mul<T>(weight, v128.load(from + offset, 16)))
    }
    const place = target + <usize>at * size
    v128.store(place, low)
    v128.store(place, high, 16)
  }
}
