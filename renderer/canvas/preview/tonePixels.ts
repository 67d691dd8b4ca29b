import { lumaBlue, lumaGreen, lumaRed } from '../../../preload/contract/pixels/luma'
import {
  channelGains,
  exposed,
  finished,
  lumaFactor,
} from '../../../preload/contract/pixels/toneColour'
import type { StepParameters } from '../../../preload/contract/steps'
import type { RasterPixels } from '../mask/floodFill'

/** Entries of the table of contrast and gamma; a large gamma is steep near black. */
const finishSteps = 32768

/**
 * adjust.tone over 8-bit pixels, in place: toneColour by tables, since the levels that come in are 256
 * and the curve that finishes each channel depends on one number.
 */
export function tonePixels({ data }: RasterPixels, tone: StepParameters<'adjust.tone'>): void {
  const [red, green, blue] = channelGains(tone).map((gain) =>
    Float32Array.from({ length: 256 }, (_, level) => exposed(level / 255, gain)),
  ) as [Float32Array, Float32Array, Float32Array]
  const finish = Float32Array.from({ length: finishSteps + 2 }, (_, at) =>
    finished(Math.min(1, at / finishSteps), tone),
  )
  const masked = tone.highlights !== 0 || tone.shadows !== 0
  const saturation = 1 + tone.saturation / 100
  for (let at = 0; at < data.length; at += 4) {
    let r = red[data[at] as number] as number
    let g = green[data[at + 1] as number] as number
    let b = blue[data[at + 2] as number] as number
    const factor = masked ? lumaFactor(lumaRed * r + lumaGreen * g + lumaBlue * b, tone) : 1
    r = lookUp(finish, r * factor)
    g = lookUp(finish, g * factor)
    b = lookUp(finish, b * factor)
    if (saturation !== 1) {
      const grey = lumaRed * r + lumaGreen * g + lumaBlue * b
      r = grey + (r - grey) * saturation
      g = grey + (g - grey) * saturation
      b = grey + (b - grey) * saturation
    }
    // The array rounds and clamps.
    data[at] = r * 255
    data[at + 1] = g * 255
    data[at + 2] = b * 255
  }
}

function lookUp(table: Float32Array, value: number): number {
  if (value >= 1) return table[finishSteps] as number
  const place = value * finishSteps
  const index = place | 0
  const low = table[index] as number
  return low + (place - index) * ((table[index + 1] as number) - low)
}
