import { clampUnit, storeThree } from './lanes'

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
