import {
  channelAt,
  clampUnit,
  LumaWeights,
  lookUp,
  lumaOf,
  storeFour,
  storeThree,
} from './lanes'

/** adjust.tone as tables. A table of 0 is one that is not needed. */
@unmanaged
export class ToneTables {
  weights: LumaWeights
  /** What every channel goes through first: entries for each level, or for `lookUp` over float32. */
  red: usize
  green: usize
  blue: usize
  /** Entries of the curves below and of the first ones over float32, less 2. */
  steps: f32
  /** What all channels are multiplied with, over the luma from 0 to 1 / `factorScale`. */
  factors: usize
  factorSteps: f32
  factorScale: f32
  /** What every channel goes through after that. */
  finish: usize
  /** Distance from the luma, 1 for as it is. */
  saturation: f32
}

/** Writes the tables' addresses to `place`, 40 bytes. */
export function describeTone(
  place: ToneTables,
  weights: LumaWeights,
  red: usize,
  green: usize,
  blue: usize,
  steps: f32,
  factors: usize,
  factorSteps: f32,
  factorScale: f32,
  finish: usize,
  saturation: f32,
): void {
  place.weights = weights
  place.red = red
  place.green = green
  place.blue = blue
  place.steps = steps
  place.factors = factors
  place.factorSteps = factorSteps
  place.factorScale = factorScale
  place.finish = finish
  place.saturation = saturation
}

/** Pixels of bytes, toned, as float32. */
export function toneOfBytes(
  tables: ToneTables,
  source: usize,
  channels: i32,
  pixels: i32,
  target: usize,
): void {
  tone<u8>(tables, source, channels, pixels, target)
}

export function toneOfWords(
  tables: ToneTables,
  source: usize,
  channels: i32,
  pixels: i32,
  target: usize,
): void {
  tone<u16>(tables, source, channels, pixels, target)
}

/** The same of float32; `target` may be `source`. */
export function toneOfFloats(
  tables: ToneTables,
  source: usize,
  channels: i32,
  pixels: i32,
  target: usize,
): void {
  tone<f32>(tables, source, channels, pixels, target)
}

/** A curve's table at some values, see `lookUp`. */
export function lookUpAll(
  table: usize,
  steps: f32,
  source: usize,
  length: i32,
  target: usize,
): void {
  for (let at = 0; at < length; at += 4) {
    const offset = (<usize>at) << 2
    v128.store(target + offset, lookUp(table, steps, v128.load(source + offset)))
  }
}

/** The loop for each number of channels by itself, so that it is known where the loop is compiled. */
// @ts-expect-error: decorator
@inline
function tone<Sample>(
  tables: ToneTables,
  source: usize,
  channels: i32,
  pixels: i32,
  target: usize,
): void {
  if (channels == 3) toneOf<Sample>(tables, source, 3, pixels, target)
  else toneOf<Sample>(tables, source, 4, pixels, target)
}

// @ts-expect-error: decorator
@inline
function toneOf<Sample>(
  tables: ToneTables,
  source: usize,
  channels: i32,
  pixels: i32,
  target: usize,
): void {
  const size = sizeof<Sample>()
  const stride = size * <usize>channels
  const weights = tables.weights
  const steps = tables.steps
  const factors = tables.factors
  const factorSteps = tables.factorSteps
  const finish = tables.finish
  const saturation = tables.saturation
  const redTable = tables.red
  const greenTable = tables.green
  const blueTable = tables.blue
  const scale = f32x4.splat(tables.factorScale)
  const colourful = f32x4.splat(saturation)
  for (let pixel = 0; pixel < pixels; pixel += 4) {
    const from = source + <usize>pixel * stride
    let red = curveAt<Sample>(redTable, steps, from, stride)
    let green = curveAt<Sample>(greenTable, steps, from + size, stride)
    let blue = curveAt<Sample>(blueTable, steps, from + 2 * size, stride)
    const alpha = channels == 4 ? alphaAt<Sample>(from + 3 * size, stride) : f32x4.splat(1)
    if (factors) {
      const luma = lumaOf(weights, red, green, blue)
      const factor = lookUp(factors, factorSteps, f32x4.mul(luma, scale))
      red = lookUp(finish, steps, f32x4.mul(red, factor))
      green = lookUp(finish, steps, f32x4.mul(green, factor))
      blue = lookUp(finish, steps, f32x4.mul(blue, factor))
    }
    if (saturation != 1) {
      const luma = lumaOf(weights, red, green, blue)
      red = clampUnit(f32x4.add(luma, f32x4.mul(f32x4.sub(red, luma), colourful)))
      green = clampUnit(f32x4.add(luma, f32x4.mul(f32x4.sub(green, luma), colourful)))
      blue = clampUnit(f32x4.add(luma, f32x4.mul(f32x4.sub(blue, luma), colourful)))
    }
    const place = target + ((<usize>(pixel * channels)) << 2)
    if (channels == 3) storeThree(place, red, green, blue)
    else storeFour(place, red, green, blue, alpha)
  }
}

/** A first curve at one channel of four pixels. */
// @ts-expect-error: decorator
@inline
function curveAt<Sample>(table: usize, steps: f32, source: usize, stride: usize): v128 {
  if (isFloat<Sample>()) return lookUp(table, steps, channelAt(source, stride))
  let lanes = v128.load32_zero(entry<Sample>(table, source))
  lanes = v128.load_lane<f32>(entry<Sample>(table, source + stride), lanes, 1)
  lanes = v128.load_lane<f32>(entry<Sample>(table, source + 2 * stride), lanes, 2)
  return v128.load_lane<f32>(entry<Sample>(table, source + 3 * stride), lanes, 3)
}

/** Where a table holds the value for a level. */
// @ts-expect-error: decorator
@inline
function entry<Sample>(table: usize, source: usize): usize {
  return table + ((<usize>load<Sample>(source)) << 2)
}

/** Alpha of four pixels as float32 of 0..1. */
// @ts-expect-error: decorator
@inline
function alphaAt<Sample>(source: usize, stride: usize): v128 {
  if (isFloat<Sample>()) return channelAt(source, stride)
  const lanes = f32x4(
    <f32>load<Sample>(source),
    <f32>load<Sample>(source + stride),
    <f32>load<Sample>(source + 2 * stride),
    <f32>load<Sample>(source + 3 * stride),
  )
  return f32x4.div(lanes, f32x4.splat(sizeof<Sample>() == 1 ? 255 : 65535))
}
