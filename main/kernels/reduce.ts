import { clampUnit } from './lanes'

/**
 * Adds a row's colours times alpha, and its alpha, to the sums of the pixels that stand for `reduction` of its pixels each:
 * four float64 for each of them.
 */
export function addReduced(
  row: usize,
  channels: i32,
  pixels: i32,
  reduction: i32,
  sums: usize,
): void {
  if (channels == 3) addReducedOf(row, 3, pixels, reduction, sums)
  else addReducedOf(row, 4, pixels, reduction, sums)
}

// @ts-expect-error: decorator
@inline
function addReducedOf(
  row: usize,
  channels: i32,
  pixels: i32,
  reduction: i32,
  sums: usize,
): void {
  const stride = (<usize>channels) << 2
  let from = row
  let place = sums
  for (let first = 0; first < pixels; first += reduction, place += 32) {
    let low = v128.load(place)
    let high = v128.load(place, 16)
    const end = from + <usize>min(reduction, pixels - first) * stride
    for (; from < end; from += stride) {
      const value = clampUnit(v128.load(from))
      const opaque = channels == 3 ? f32x4.replace_lane(value, 3, 1) : value
      const redGreen = f64x2.promote_low_f32x4(opaque)
      const blueAlpha = f64x2.promote_low_f32x4(v128.shuffle<f32>(opaque, opaque, 2, 3, 2, 3))
      if (channels == 3) {
        low = f64x2.add(low, redGreen)
        high = f64x2.add(high, blueAlpha)
      } else {
        const alpha = v128.shuffle<f64>(blueAlpha, blueAlpha, 1, 1)
        low = f64x2.add(low, f64x2.mul(redGreen, alpha))
        high = f64x2.add(high, f64x2.mul(f64x2.replace_lane(blueAlpha, 1, 1), alpha))
      }
    }
    v128.store(place, low)
    v128.store(place, high, 16)
  }
}
