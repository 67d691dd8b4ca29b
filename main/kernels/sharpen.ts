import { channelAt, clampUnit, LumaWeights, lumaOf, storeFour, storeThree } from './lanes'

/** Luma of pixels, a value each. */
export function luma(
  weights: LumaWeights,
  source: usize,
  channels: i32,
  pixels: i32,
  target: usize,
): void {
  const stride = (<usize>channels) << 2
  for (let pixel = 0; pixel < pixels; pixel += 4) {
    const from = source + <usize>pixel * stride
    const value = lumaOf(
      weights,
      channelAt(from, stride),
      channelAt(from + 4, stride),
      channelAt(from + 8, stride),
    )
    v128.store(target + ((<usize>pixel) << 2), value)
  }
}

/** Alpha of pixels of four channels, a value each. */
export function alpha(source: usize, pixels: i32, target: usize): void {
  for (let pixel = 0; pixel < pixels; pixel += 4)
    v128.store(target + ((<usize>pixel) << 2), channelAt(source + ((<usize>pixel) << 4) + 12, 16))
}

/** Multiplies values, in place. */
export function multiply(place: usize, other: usize, length: i32): void {
  for (let at = 0; at < length; at += 4) {
    const offset = (<usize>at) << 2
    v128.store(place + offset, f32x4.mul(v128.load(place + offset), v128.load(other + offset)))
  }
}

/** Divides sums by their weights, in place; where there is hardly any weight, `fallback` stands. */
export function divideByWeight(sums: usize, weights: usize, fallback: usize, length: i32): void {
  const least = f32x4.splat(1e-6)
  for (let at = 0; at < length; at += 4) {
    const offset = (<usize>at) << 2
    const weight = v128.load(weights + offset)
    const quotient = f32x4.div(v128.load(sums + offset), weight)
    const value = v128.bitselect(quotient, v128.load(fallback + offset), f32x4.gt(weight, least))
    v128.store(sums + offset, value)
  }
}

/**
 * Adds the difference between luma and blurred luma, times `amount`, to the three channels alike;
 * differences below `threshold` (in levels of 255) stay out. `target` may be `source`.
 */
export function addDifference(
  source: usize,
  channels: i32,
  pixels: i32,
  luma: usize,
  blurred: usize,
  amount: f32,
  threshold: f32,
  target: usize,
): void {
  const stride = (<usize>channels) << 2
  for (let pixel = 0; pixel < pixels; pixel += 4) {
    const offset = (<usize>pixel) << 2
    const from = source + <usize>pixel * stride
    const difference = f32x4.sub(v128.load(luma + offset), v128.load(blurred + offset))
    const levels = f32x4.mul(f32x4.abs(difference), f32x4.splat(255))
    const isFelt = f32x4.ge(levels, f32x4.splat(threshold))
    const added = v128.and(f32x4.mul(difference, f32x4.splat(amount)), isFelt)
    const place = target + <usize>pixel * stride
    const red = clampUnit(f32x4.add(channelAt(from, stride), added))
    const green = clampUnit(f32x4.add(channelAt(from + 4, stride), added))
    const blue = clampUnit(f32x4.add(channelAt(from + 8, stride), added))
    if (channels == 3) storeThree(place, red, green, blue)
    else storeFour(place, red, green, blue, channelAt(from + 12, stride))
  }
}
