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

/**
 * adjust.tone over a strip; alpha stays. Follows `toneColour` by tables over the encoded values: exact at
 * every 8- and 16-bit level, interpolated between. It goes row by row, a short loop for each part of the
 * work, with a row's numbers in the cache from one to the next: that is twice as quick as all at once.
 */
export function toneStage(tone: ToneParameters): StripStage {
  const hasMasks = tone.highlights !== 0 || tone.shadows !== 0
  // Without masks the channels do not meet: one curve for each does everything.
  const curves = channelGains(tone).map((gain) =>
    hasMasks
      ? (value: number) => exposed(value, gain)
      : (value: number) => finished(exposed(value, gain), tone),
  )
  const finish = hasMasks ? maskRow(tone) : undefined
  const saturate = tone.saturation === 0 ? undefined : saturateRow(tone.saturation)
  let tables: readonly Float32Array[] | undefined
  let levels: readonly Float64Array[] | undefined
  let row = new Float64Array(0)

  /** Masks and saturation over a row of curved colours; writes it to `target` at `start`. */
  function finishRow(target: Float32Array, start: number, channels: 3 | 4): void {
    if (finish) finish(row, target, start, channels)
    else copyRow(row, target, start, channels)
    saturate?.(target, start, start + (row.length / 3) * channels, channels)
  }

  return {
    halo: 0,
    paint({ data, width, channels }, first, end, target) {
      tables ??= curves.map(tabulateCurve)
      if (row.length !== width * 3) row = new Float64Array(width * 3)
      const length = width * channels
      for (let y = first; y < end; y += 1) {
        const from = y * length
        const to = (y - first) * length
        curveRow(data, from, channels, tables, row)
        if (channels === 4) copyAlpha(data, from, target, to, length)
        finishRow(target, to, channels)
      }
    },
    paintSamples(samples, target, width, channels) {
      levels ??= curves.map((curve) => tabulateLevels(curve, samples))
      if (row.length !== width * 3) row = new Float64Array(width * 3)
      const length = width * channels
      if (channels === 4) fromSamples(samples, target)
      for (let start = 0; start < samples.length; start += length) {
        levelRow(samples, start, channels, levels, row)
        finishRow(target, start, channels)
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

function curveRow(
  data: Float32Array,
  start: number,
  channels: 3 | 4,
  [red, green, blue]: readonly Float32Array[],
  row: Float64Array,
): void {
  if (!red || !green || !blue) return
  for (let at = 0, index = start; at < row.length; at += 3, index += channels) {
    row[at] = lookUp(red, data[index] as number)
    row[at + 1] = lookUp(green, data[index + 1] as number)
    row[at + 2] = lookUp(blue, data[index + 2] as number)
  }
}

function levelRow(
  samples: Samples,
  start: number,
  channels: 3 | 4,
  [red, green, blue]: readonly Float64Array[],
  row: Float64Array,
): void {
  if (!red || !green || !blue) return
  for (let at = 0, index = start; at < row.length; at += 3, index += channels) {
    row[at] = red[samples[index] as number] as number
    row[at + 1] = green[samples[index + 1] as number] as number
    row[at + 2] = blue[samples[index + 2] as number] as number
  }
}

function copyRow(row: Float64Array, target: Float32Array, start: number, channels: 3 | 4): void {
  for (let at = 0, index = start; at < row.length; at += 3, index += channels) {
    target[index] = row[at] as number
    target[index + 1] = row[at + 1] as number
    target[index + 2] = row[at + 2] as number
  }
}

function copyAlpha(
  source: Float32Array,
  from: number,
  target: Float32Array,
  to: number,
  length: number,
): void {
  for (let index = 3; index < length; index += 4)
    target[to + index] = source[from + index] as number
}

/** Masks look at the luma between the two per-channel stages. */
function maskRow(
  tone: ToneParameters,
): (row: Float64Array, target: Float32Array, start: number, channels: 3 | 4) => void {
  const table = tabulateCurve((value) => finished(value, tone))
  let factors = new Float64Array(0)
  return (row, target, start, channels) => {
    if (factors.length !== row.length / 3) factors = new Float64Array(row.length / 3)
    writeFactors(row, tone, factors)
    multiplyRow(row, factors, table, target, start, channels)
  }
}

function writeFactors(row: Float64Array, tone: ToneParameters, factors: Float64Array): void {
  const { highlights, shadows } = tone
  const masks = { highlights, shadows }
  for (let x = 0, at = 0; x < factors.length; x += 1, at += 3) {
    const luma =
      lumaRed * (row[at] as number) +
      lumaGreen * (row[at + 1] as number) +
      lumaBlue * (row[at + 2] as number)
    factors[x] = lumaFactor(luma, masks)
  }
}

function multiplyRow(
  row: Float64Array,
  factors: Float64Array,
  table: Float32Array,
  target: Float32Array,
  start: number,
  channels: 3 | 4,
): void {
  for (let x = 0, at = 0, index = start; x < factors.length; x += 1, at += 3, index += channels) {
    const factor = factors[x] as number
    target[index] = lookUp(table, (row[at] as number) * factor)
    target[index + 1] = lookUp(table, (row[at + 1] as number) * factor)
    target[index + 2] = lookUp(table, (row[at + 2] as number) * factor)
  }
}

function saturateRow(
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
