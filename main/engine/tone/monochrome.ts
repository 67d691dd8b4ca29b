import {
  type MonochromeParameters,
  monochromeMix,
} from '../../../preload/contract/pixels/monochromeMix'
import { decodeSrgbFast, encodeSrgbFast } from '../pixels/transferFunctions'

/**
 * Turns samples `start` to `end` of an interleaved, sRGB-encoded picture grey; alpha stays.
 * See monochromeColour for the mix; this is the same by tables.
 */
export function paintMonochrome(
  parameters: MonochromeParameters,
  source: Float32Array,
  target: Float32Array,
  start: number,
  end: number,
  channels: 3 | 4,
): void {
  const { weights, shifts } = monochromeMix(parameters)
  const [red, green, blue] = weights
  const [redShift, greenShift, blueShift] = shifts
  for (let index = start; index < end; index += channels) {
    const grey = encodeSrgbFast(
      red * decodeSrgbFast(source[index] as number) +
        green * decodeSrgbFast(source[index + 1] as number) +
        blue * decodeSrgbFast(source[index + 2] as number),
    )
    const middle = 4 * grey * (1 - grey)
    target[index] = clamp(grey + middle * redShift)
    target[index + 1] = clamp(grey + middle * greenShift)
    target[index + 2] = clamp(grey + middle * blueShift)
    if (channels === 4) target[index + 3] = source[index + 3] as number
  }
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}
