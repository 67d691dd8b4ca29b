import { channelAt, clampUnit, storeFour, storeThree } from './lanes'

/** Three planes as interleaved r g b, clamped to 0..1. */
export function interleave(
  red: usize,
  green: usize,
  blue: usize,
  pixels: i32,
  target: usize,
): void {
  for (let pixel = 0; pixel < pixels; pixel += 4) {
    const offset = (<usize>pixel) << 2
    storeThree(
      target + <usize>pixel * 12,
      clampUnit(v128.load(red + offset)),
      clampUnit(v128.load(green + offset)),
      clampUnit(v128.load(blue + offset)),
    )
  }
}

/** Interleaved pixels as a plane for each channel; `fourth` is written where there are four. */
export function separate(
  source: usize,
  channels: i32,
  pixels: i32,
  red: usize,
  green: usize,
  blue: usize,
  fourth: usize,
): void {
  const stride = (<usize>channels) << 2
  for (let pixel = 0; pixel < pixels; pixel += 4) {
    const from = source + <usize>pixel * stride
    const offset = (<usize>pixel) << 2
    v128.store(red + offset, channelAt(from, stride))
    v128.store(green + offset, channelAt(from + 4, stride))
    v128.store(blue + offset, channelAt(from + 8, stride))
    if (channels == 4) v128.store(fourth + offset, channelAt(from + 12, stride))
  }
}

/** Pixels of three or four channels as r g b 0 each. */
export function clearFourth(source: usize, channels: i32, pixels: i32, target: usize): void {
  const stride = (<usize>channels) << 2
  const zero = f32x4.splat(0)
  for (let pixel = 0; pixel < pixels; pixel += 4) {
    const from = source + <usize>pixel * stride
    const red = channelAt(from, stride)
    const green = channelAt(from + 4, stride)
    const blue = channelAt(from + 8, stride)
    storeFour(target + ((<usize>pixel) << 4), red, green, blue, zero)
  }
}

/**
 * Pixels r g b with a hole's share as the fourth, in place: those with more than a trace of it become 0 0 0 1, all
 * others are clamped and have 0.
 */
export function closeHoles(place: usize, pixels: i32): void {
  const trace = f32x4.splat(1e-4)
  const whole = f32x4(0, 0, 0, 1)
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const at = place + ((<usize>pixel) << 4)
    const value = v128.load(at)
    const isHole = f32x4.gt(v128.shuffle<f32>(value, value, 3, 3, 3, 3), trace)
    const known = f32x4.replace_lane(clampUnit(value), 3, 0)
    v128.store(at, v128.bitselect(whole, known, isHole))
  }
}
