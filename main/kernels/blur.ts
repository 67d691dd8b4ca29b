/** Rows of a plane, weighted by a whole kernel of an odd number of taps. */
import { weighedAlong } from './along'

/** Continues a row of `length` values beyond both ends: by `radius` in front of `line`, and behind it. */
export function continueEnds(line: usize, length: i32, radius: i32): void {
  const first = load<f32>(line)
  const end = line + ((<usize>length) << 2)
  const last = load<f32>(end - 4)
  for (let step = 0; step < radius; step += 1) {
    store<f32>(line - ((<usize>(step + 1)) << 2), first)
    store<f32>(end + ((<usize>step) << 2), last)
  }
}

/** A row blurred along itself; its ends are continued. */
export function blurAlong(
  line: usize,
  weights: usize,
  taps: i32,
  length: i32,
  target: usize,
): void {
  weighedAlong<f32>(line - ((<usize>(taps >> 1)) << 2), weights, taps, length, target)
}

/** Rows blurred across, to one: `rows` holds the address of the row for every tap. */
export function blurAcross(
  rows: usize,
  weights: usize,
  taps: i32,
  length: i32,
  target: usize,
): void {
  for (let at = 0; at < length; at += 8) {
    const offset = (<usize>at) << 2
    let low = f32x4.splat(0)
    let high = f32x4.splat(0)
    for (let tap = 0; tap < taps; tap += 1) {
      const slot = (<usize>tap) << 2
      const weight = v128.load32_splat(weights + slot)
      const row = <usize>load<u32>(rows + slot) + offset
      low = f32x4.add(low, f32x4.mul(weight, v128.load(row)))
      high = f32x4.add(high, f32x4.mul(weight, v128.load(row, 16)))
    }
    v128.store(target + offset, low)
    v128.store(target + offset, high, 16)
  }
}
