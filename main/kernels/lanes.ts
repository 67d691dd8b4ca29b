/** Four pixels at a time: a vector for each channel, and back to interleaved colours. */

/** One float32 of each of four pixels, `stride` bytes apart. */
// @ts-expect-error: decorator
@inline
export function channelAt(source: usize, stride: usize): v128 {
  let lanes = v128.load32_zero(source)
  lanes = v128.load_lane<f32>(source + stride, lanes, 1)
  lanes = v128.load_lane<f32>(source + 2 * stride, lanes, 2)
  return v128.load_lane<f32>(source + 3 * stride, lanes, 3)
}

/** Writes four pixels as r g b r, g b r g, b r g b. */
// @ts-expect-error: decorator
@inline
export function storeThree(target: usize, red: v128, green: v128, blue: v128): void {
  const low = v128.shuffle<f32>(red, green, 0, 4, 1, 5)
  const high = v128.shuffle<f32>(red, green, 2, 6, 3, 7)
  const middle = v128.shuffle<f32>(low, blue, 3, 5, 0, 0)
  v128.store(target, v128.shuffle<f32>(low, blue, 0, 1, 4, 2))
  v128.store(target, v128.shuffle<f32>(middle, high, 0, 1, 4, 5), 16)
  v128.store(target, v128.shuffle<f32>(high, blue, 6, 2, 3, 7), 32)
}

/** Writes four pixels as r g b a each. */
// @ts-expect-error: decorator
@inline
export function storeFour(
  target: usize,
  red: v128,
  green: v128,
  blue: v128,
  alpha: v128,
): void {
  const lowColours = v128.shuffle<f32>(red, green, 0, 4, 1, 5)
  const highColours = v128.shuffle<f32>(red, green, 2, 6, 3, 7)
  const lowRest = v128.shuffle<f32>(blue, alpha, 0, 4, 1, 5)
  const highRest = v128.shuffle<f32>(blue, alpha, 2, 6, 3, 7)
  v128.store(target, v128.shuffle<f32>(lowColours, lowRest, 0, 1, 4, 5))
  v128.store(target, v128.shuffle<f32>(lowColours, lowRest, 2, 3, 6, 7), 16)
  v128.store(target, v128.shuffle<f32>(highColours, highRest, 0, 1, 4, 5), 32)
  v128.store(target, v128.shuffle<f32>(highColours, highRest, 2, 3, 6, 7), 48)
}

/** To 0..1; NaN to 0. */
// @ts-expect-error: decorator
@inline
export function clampUnit(value: v128): v128 {
  return f32x4.pmin(f32x4.splat(1), f32x4.pmax(f32x4.splat(0), value))
}

/** Weights of the channels in the luma, which every kernel is told: the contract defines them. */
@unmanaged
export class LumaWeights {
  red: f32
  green: f32
  blue: f32
}

/** Writes weights to `place`, 12 bytes. */
export function describeLuma(place: LumaWeights, red: f32, green: f32, blue: f32): void {
  place.red = red
  place.green = green
  place.blue = blue
}

// @ts-expect-error: decorator
@inline
export function lumaOf(weights: LumaWeights, red: v128, green: v128, blue: v128): v128 {
  return f32x4.add(
    f32x4.add(
      f32x4.mul(f32x4.splat(weights.red), red),
      f32x4.mul(f32x4.splat(weights.green), green),
    ),
    f32x4.mul(f32x4.splat(weights.blue), blue),
  )
}

/**
 * A curve over 0..1 at four values, interpolated between the entries of its table: `steps` + 2 float32, of
 * which the last is as the one before it. Values outside 0..1 take the ends, NaN the first.
 */
// @ts-expect-error: decorator
@inline
export function lookUp(table: usize, steps: f32, value: v128): v128 {
  const position = f32x4.mul(clampUnit(value), f32x4.splat(steps))
  const index = i32x4.trunc_sat_f32x4_s(position)
  const part = f32x4.sub(position, f32x4.convert_i32x4_s(index))
  const first = v128.load64_lane(
    table + ((<usize>i32x4.extract_lane(index, 1)) << 2),
    v128.load64_zero(table + ((<usize>i32x4.extract_lane(index, 0)) << 2)),
    1,
  )
  const second = v128.load64_lane(
    table + ((<usize>i32x4.extract_lane(index, 3)) << 2),
    v128.load64_zero(table + ((<usize>i32x4.extract_lane(index, 2)) << 2)),
    1,
  )
  const low = v128.shuffle<f32>(first, second, 0, 2, 4, 6)
  const high = v128.shuffle<f32>(first, second, 1, 3, 5, 7)
  return f32x4.add(low, f32x4.mul(part, f32x4.sub(high, low)))
}
