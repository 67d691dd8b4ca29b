import { lumaBlue, lumaGreen, lumaRed } from '../../../preload/contract/pixels/luma'
import {
  channelGains,
  exposed,
  finished,
  isNeutral,
  lumaFactor,
  type ToneParameters,
} from '../../../preload/contract/pixels/toneColour'
import { inRowBlocks, type Pacer } from '../pacer'
import type { Picture } from '../picture'
import { lookUp, tabulateCurve } from './curveTable'

/**
 * adjust.tone over a picture; alpha stays. Follows `toneColour` by tables over the encoded values: exact
 * at every 8- and 16-bit level, interpolated between. Neutral parameters give the picture itself.
 * Throws the signal's reason when aborted.
 */
export async function applyTone(
  picture: Picture,
  tone: ToneParameters,
  pacer: Pacer,
  progress?: (fraction: number) => void,
): Promise<Picture> {
  if (isNeutral(tone)) return picture
  const { width, height, channels } = picture
  const data = new Float32Array(picture.data.length)
  const paint = painterOf(tone)
  const rowLength = width * channels
  await inRowBlocks(
    width,
    height,
    pacer,
    (first, end) => paint(picture.data, data, first * rowLength, end * rowLength, channels),
    progress,
  )
  return { ...picture, data }
}

/** Writes the toned samples from `start` to `end`. */
type Painter = (
  source: Float32Array,
  target: Float32Array,
  start: number,
  end: number,
  channels: 3 | 4,
) => void

function painterOf(tone: ToneParameters): Painter {
  const hasMasks = tone.highlights !== 0 || tone.shadows !== 0
  const paint = hasMasks ? maskedPainter(tone) : curvePainter(tone)
  if (tone.saturation === 0) return paint
  const saturate = saturationPainter(tone.saturation)
  return (source, target, start, end, channels) => {
    paint(source, target, start, end, channels)
    saturate(target, start, end, channels)
  }
}

/** Without masks the channels do not meet: one table for each does everything. */
function curvePainter(tone: ToneParameters): Painter {
  const [red, green, blue] = channelGains(tone).map((gain) =>
    tabulateCurve((value) => finished(exposed(value, gain), tone)),
  ) as [Float32Array, Float32Array, Float32Array]
  return (source, target, start, end, channels) => {
    for (let index = start; index < end; index += channels) {
      target[index] = lookUp(red, source[index] as number)
      target[index + 1] = lookUp(green, source[index + 1] as number)
      target[index + 2] = lookUp(blue, source[index + 2] as number)
      if (channels === 4) target[index + 3] = source[index + 3] as number
    }
  }
}

/** Masks look at the luma between the two per-channel stages. */
function maskedPainter(tone: ToneParameters): Painter {
  const [red, green, blue] = channelGains(tone).map((gain) =>
    tabulateCurve((value) => exposed(value, gain)),
  ) as [Float32Array, Float32Array, Float32Array]
  const finish = tabulateCurve((value) => finished(value, tone))
  return (source, target, start, end, channels) => {
    for (let index = start; index < end; index += channels) {
      const r = lookUp(red, source[index] as number)
      const g = lookUp(green, source[index + 1] as number)
      const b = lookUp(blue, source[index + 2] as number)
      const factor = lumaFactor(lumaRed * r + lumaGreen * g + lumaBlue * b, tone)
      target[index] = lookUp(finish, r * factor)
      target[index + 1] = lookUp(finish, g * factor)
      target[index + 2] = lookUp(finish, b * factor)
      if (channels === 4) target[index + 3] = source[index + 3] as number
    }
  }
}

function saturationPainter(
  saturation: number,
): (data: Float32Array, start: number, end: number, channels: 3 | 4) => void {
  const factor = 1 + saturation / 100
  return (data, start, end, channels) => {
    for (let index = start; index < end; index += channels) {
      const r = data[index] as number
      const g = data[index + 1] as number
      const b = data[index + 2] as number
      const luma = lumaRed * r + lumaGreen * g + lumaBlue * b
      data[index] = clamp(luma + (r - luma) * factor)
      data[index + 1] = clamp(luma + (g - luma) * factor)
      data[index + 2] = clamp(luma + (b - luma) * factor)
    }
  }
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}
