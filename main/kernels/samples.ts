/** Between whole samples and float32 of 0..1. All lengths are rounded up to 16: buffers have room for that. */

export function floatsOfBytes(source: usize, length: i32, target: usize): void {
  const scale = f32x4.splat(255)
  for (let at = 0; at < length; at += 16) {
    const bytes = v128.load(source + <usize>at)
    const low = i16x8.extend_low_i8x16_u(bytes)
    const high = i16x8.extend_high_i8x16_u(bytes)
    const place = target + ((<usize>at) << 2)
    v128.store(place, f32x4.div(f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(low)), scale))
    v128.store(place, f32x4.div(f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(low)), scale), 16)
    v128.store(place, f32x4.div(f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(high)), scale), 32)
    v128.store(place, f32x4.div(f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(high)), scale), 48)
  }
}

export function floatsOfWords(source: usize, length: i32, target: usize): void {
  const scale = f32x4.splat(65535)
  for (let at = 0; at < length; at += 8) {
    const words = v128.load(source + ((<usize>at) << 1))
    const place = target + ((<usize>at) << 2)
    v128.store(place, f32x4.div(f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(words)), scale))
    v128.store(place, f32x4.div(f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(words)), scale), 16)
  }
}

/** Four values as levels of 0..`scale`, rounded to the nearest and halves to the even one; NaN is 0. */
// @ts-expect-error: decorator
@inline
function levelsAt(source: usize, scale: v128): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(v128.load(source), scale)))
}

/** Clamped to 0..255. */
export function bytesOfFloats(source: usize, length: i32, target: usize): void {
  const scale = f32x4.splat(255)
  for (let at = 0; at < length; at += 16) {
    const place = source + ((<usize>at) << 2)
    const low = i16x8.narrow_i32x4_s(levelsAt(place, scale), levelsAt(place + 16, scale))
    const high = i16x8.narrow_i32x4_s(levelsAt(place + 32, scale), levelsAt(place + 48, scale))
    v128.store(target + <usize>at, i8x16.narrow_i16x8_u(low, high))
  }
}

/** Clamped to 0..65535. */
export function wordsOfFloats(source: usize, length: i32, target: usize): void {
  const scale = f32x4.splat(65535)
  for (let at = 0; at < length; at += 8) {
    const place = source + ((<usize>at) << 2)
    const words = i16x8.narrow_i32x4_u(levelsAt(place, scale), levelsAt(place + 16, scale))
    v128.store(target + ((<usize>at) << 1), words)
  }
}

/** Pixels r g b a over white, as r g b. */
export function flattenOnWhite(source: usize, pixels: i32, target: usize): void {
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const from = source + ((<usize>pixel) << 4)
    const place = target + <usize>pixel * 12
    const alpha = load<f32>(from, 12)
    const white: f32 = 1 - alpha
    store<f32>(place, load<f32>(from) * alpha + white)
    store<f32>(place, load<f32>(from, 4) * alpha + white, 4)
    store<f32>(place, load<f32>(from, 8) * alpha + white, 8)
  }
}
