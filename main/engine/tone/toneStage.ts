import { lumaBlue, lumaGreen, lumaRed } from '../../../preload/contract/pixels/luma'
import {
  channelGains,
  exposed,
  finished,
  lumaFactor,
  type ToneParameters,
} from '../../../preload/contract/pixels/toneColour'
import { clampUnit } from '../pixels/clampUnit'
import { fromSamples, type Samples } from '../pixels/quantize'
import type { StripStage } from '../strips/stripStage'
import { lookUp, lookUpOnce, tabulateCurve } from './curveTable'

/** Pixels that are worked on at a time: their numbers stay in the nearest cache. */
const chunkPixels = 512

/**
 * adjust.tone over a strip; alpha stays. Follows `toneColour` by tables over the encoded values: exact at
 * every 8- and 16-bit level, interpolated between. It goes through short stretches of pixels, a loop for
 * each part of the work: that is twice as quick as one loop for everything.
 */
export function toneStage(tone: ToneParameters): StripStage {
  const hasMasks = tone.highlights !== 0 || tone.shadows !== 0
  // Without masks the channels do not meet: one curve for each does everything.
  const curves = channelGains(tone).map((gain) =>
    hasMasks
      ? (value: number) => exposed(value, gain)
      : (value: number) => finished(exposed(value, gain), tone),
  )
  const finish = hasMasks ? maskChunk(tone) : undefined
  const saturate = tone.saturation === 0 ? undefined : saturateChunk(tone.saturation)
  let tables: readonly Float32Array[] | undefined
  let levels: readonly Float64Array[] | undefined
  const whole = new Float64Array(chunkPixels * 3)

  /** Masks and saturation over a chunk of curved colours; writes it to `target` at `start`. */
  function finishChunk(
    chunk: Float64Array,
    target: Float32Array,
    start: number,
    channels: 3 | 4,
  ): void {
    if (finish) finish(chunk, target, start, channels)
    else copyChunk(chunk, target, start, channels)
    saturate?.(target, start, start + (chunk.length / 3) * channels, channels)
  }

  /** Room for the colours of the chunk that begins at a pixel. */
  const chunkAt = (pixel: number, pixels: number) =>
    pixel + chunkPixels <= pixels ? whole : whole.subarray(0, (pixels - pixel) * 3)

  return {
    halo: 0,
    paint({ data, width, channels }, first, end, target) {
      tables ??= curves.map(tabulateCurve)
      const pixels = (end - first) * width
      const offset = first * width * channels
      if (channels === 4) copyAlpha(data, offset, target, pixels * channels)
      for (let pixel = 0; pixel < pixels; pixel += chunkPixels) {
        const chunk = chunkAt(pixel, pixels)
        curveChunk(data, offset + pixel * channels, channels, tables, chunk)
        finishChunk(chunk, target, pixel * channels, channels)
      }
    },
    paintSamples(samples, target, channels) {
      levels ??= curves.map((curve) => tabulateLevels(curve, samples))
      const pixels = samples.length / channels
      if (channels === 4) fromSamples(samples, target)
      for (let pixel = 0; pixel < pixels; pixel += chunkPixels) {
        const chunk = chunkAt(pixel, pixels)
        levelChunk(samples, pixel * channels, channels, levels, chunk)
        finishChunk(chunk, target, pixel * channels, channels)
      }
    },
  }
}

/** A curve at every level that whole samples have, as `lookUp` gives it. */
function tabulateLevels(curve: (value: number) => number, samples: Samples): Float64Array {
  const deep = samples instanceof Uint16Array
  const values = fromSamples(
    deep
      ? Uint16Array.from({ length: 65536 }, (_, level) => level)
      : Uint8Array.from({ length: 256 }, (_, level) => level),
  )
  if (deep) {
    const table = tabulateCurve(curve)
    return Float64Array.from(values, (value) => lookUp(table, value))
  }
  return Float64Array.from(values, (value) => lookUpOnce(curve, value))
}

function curveChunk(
  data: Float32Array,
  start: number,
  channels: 3 | 4,
  [red, green, blue]: readonly Float32Array[],
  chunk: Float64Array,
): void {
  if (!red || !green || !blue) return
  for (let at = 0, index = start; at < chunk.length; at += 3, index += channels) {
    chunk[at] = lookUp(red, data[index] as number)
    chunk[at + 1] = lookUp(green, data[index + 1] as number)
    chunk[at + 2] = lookUp(blue, data[index + 2] as number)
  }
}

function levelChunk(
  samples: Samples,
  start: number,
  channels: 3 | 4,
  [red, green, blue]: readonly Float64Array[],
  chunk: Float64Array,
): void {
  if (!red || !green || !blue) return
  for (let at = 0, index = start; at < chunk.length; at += 3, index += channels) {
    chunk[at] = red[samples[index] as number] as number
    chunk[at + 1] = green[samples[index + 1] as number] as number
    chunk[at + 2] = blue[samples[index + 2] as number] as number
  }
}

function copyChunk(
  chunk: Float64Array,
  target: Float32Array,
  start: number,
  channels: 3 | 4,
): void {
  for (let at = 0, index = start; at < chunk.length; at += 3, index += channels) {
    target[index] = chunk[at] as number
    target[index + 1] = chunk[at + 1] as number
    target[index + 2] = chunk[at + 2] as number
  }
}

function copyAlpha(source: Float32Array, from: number, target: Float32Array, length: number): void {
  for (let index = 3; index < length; index += 4) target[index] = source[from + index] as number
}

/** Masks look at the luma between the two per-channel stages. */
function maskChunk(
  tone: ToneParameters,
): (chunk: Float64Array, target: Float32Array, start: number, channels: 3 | 4) => void {
  const table = tabulateCurve((value) => finished(value, tone))
  const factors = new Float64Array(chunkPixels)
  return (chunk, target, start, channels) => {
    writeFactors(chunk, tone, factors)
    multiplyChunk(chunk, factors, table, target, start, channels)
  }
}

function writeFactors(chunk: Float64Array, tone: ToneParameters, factors: Float64Array): void {
  const { highlights, shadows } = tone
  const masks = { highlights, shadows }
  for (let x = 0, at = 0; at < chunk.length; x += 1, at += 3) {
    const luma =
      lumaRed * (chunk[at] as number) +
      lumaGreen * (chunk[at + 1] as number) +
      lumaBlue * (chunk[at + 2] as number)
    factors[x] = lumaFactor(luma, masks)
  }
}

function multiplyChunk(
  chunk: Float64Array,
  factors: Float64Array,
  table: Float32Array,
  target: Float32Array,
  start: number,
  channels: 3 | 4,
): void {
  for (let x = 0, at = 0, index = start; at < chunk.length; x += 1, at += 3, index += channels) {
    const factor = factors[x] as number
    target[index] = lookUp(table, (chunk[at] as number) * factor)
    target[index + 1] = lookUp(table, (chunk[at + 1] as number) * factor)
    target[index + 2] = lookUp(table, (chunk[at + 2] as number) * factor)
  }
}

function saturateChunk(
  amount: number,
): (data: Float32Array, start: number, end: number, channels: 3 | 4) => void {
  const factor = 1 + amount / 100
  return (data, start, end, channels) => {
    for (let index = start; index < end; index += channels) {
      const red = data[index] as number
      const green = data[index + 1] as number
      const blue = data[index + 2] as number
      const luma = lumaRed * red + lumaGreen * green + lumaBlue * blue
      data[index] = clampUnit(luma + (red - luma) * factor)
      data[index + 1] = clampUnit(luma + (green - luma) * factor)
      data[index + 2] = clampUnit(luma + (blue - luma) * factor)
    }
  }
}
