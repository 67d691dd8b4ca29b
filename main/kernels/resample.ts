import { channelAt, clampUnit, lookUp, storeFour, storeThree } from './lanes'

/** Encoded colours as linear light with premultiplied alpha; `target` may be `source`. */
export function linearOfEncoded(
  source: usize,
  channels: i32,
  pixels: i32,
  decode: usize,
  steps: f32,
  target: usize,
): void {
  const stride = (<usize>channels) << 2
  for (let pixel = 0; pixel < pixels; pixel += 4) {
    const from = source + <usize>pixel * stride
    const place = target + <usize>pixel * stride
    const red = lookUp(decode, steps, channelAt(from, stride))
    const green = lookUp(decode, steps, channelAt(from + 4, stride))
    const blue = lookUp(decode, steps, channelAt(from + 8, stride))
    if (channels == 3) {
      storeThree(place, red, green, blue)
    } else {
      const alpha = channelAt(from + 12, stride)
      storeFour(
        place,
        f32x4.mul(red, alpha),
        f32x4.mul(green, alpha),
        f32x4.mul(blue, alpha),
        alpha,
      )
    }
  }
}

/**
 * The inverse of the above, clamped to 0..1. A kernel with negative lobes overshoots; colour and alpha do so
 * together, so they are divided first.
 */
export function encodedOfLinear(
  source: usize,
  channels: i32,
  pixels: i32,
  encode: usize,
  steps: f32,
  target: usize,
): void {
  const stride = (<usize>channels) << 2
  const one = f32x4.splat(1)
  for (let pixel = 0; pixel < pixels; pixel += 4) {
    const from = source + <usize>pixel * stride
    const place = target + <usize>pixel * stride
    let red = channelAt(from, stride)
    let green = channelAt(from + 4, stride)
    let blue = channelAt(from + 8, stride)
    if (channels == 3) {
      red = lookUp(encode, steps, red)
      green = lookUp(encode, steps, green)
      blue = lookUp(encode, steps, blue)
      storeThree(place, red, green, blue)
    } else {
      const alpha = channelAt(from + 12, stride)
      const isSeen = f32x4.gt(alpha, f32x4.splat(0))
      const scale = v128.and(f32x4.div(one, alpha), isSeen)
      red = lookUp(encode, steps, f32x4.mul(red, scale))
      green = lookUp(encode, steps, f32x4.mul(green, scale))
      blue = lookUp(encode, steps, f32x4.mul(blue, scale))
      storeFour(place, red, green, blue, clampUnit(alpha))
    }
  }
}

/**
 * A row of `size` pixels of 1, 3 or 4 channels: each the weighted sum of `taps` pixels of `source` from
 * its entry of `firsts` on.
 */
export function resampleAlong(
  source: usize,
  channels: i32,
  firsts: usize,
  weights: usize,
  taps: i32,
  size: i32,
  target: usize,
): void {
  const stride = (<usize>channels) << 2
  for (let pixel = 0; pixel < size; pixel += 1) {
    let from = source + <usize>load<i32>(firsts + ((<usize>pixel) << 2)) * stride
    const weighted = weights + ((<usize>(pixel * taps)) << 2)
    const end = weighted + ((<usize>taps) << 2)
    const place = target + <usize>pixel * stride
    if (channels == 1) {
      let sum: f32 = 0
      for (let weight = weighted; weight < end; weight += 4, from += stride)
        sum += load<f32>(weight) * load<f32>(from)
      store<f32>(place, sum)
    } else {
      let sums = f32x4.splat(0)
      for (let weight = weighted; weight < end; weight += 4, from += stride)
        sums = f32x4.add(sums, f32x4.mul(v128.load32_splat(weight), v128.load(from)))
      // Of three channels the fourth number is overwritten by the next pixel.
      v128.store(place, sums)
    }
  }
}
