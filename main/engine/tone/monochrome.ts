import {
  type MonochromeParameters,
  monochromeMix,
} from '../../../preload/contract/pixels/monochromeMix'
import { clampUnit } from '../pixels/clampUnit'
import { decodeSrgbFast, encodeSrgbFast } from '../pixels/transferFunctions'
import type { StripStage } from '../strips/stripStage'

/**
 * Turns a strip of an sRGB-encoded picture grey; alpha stays.
 * See monochromeColour for the mix; this is the same by tables.
 */
export function monochromeStage(parameters: MonochromeParameters): StripStage {
  const { weights, shifts } = monochromeMix(parameters)
  const [red, green, blue] = weights
  const [redShift, greenShift, blueShift] = shifts
  return {
    halo: 0,
    paint({ data, width, channels }, first, end, target) {
      const start = first * width * channels
      const length = (end - first) * width * channels
      for (let index = 0; index < length; index += channels) {
        const from = start + index
        const grey = encodeSrgbFast(
          red * decodeSrgbFast(data[from] as number) +
            green * decodeSrgbFast(data[from + 1] as number) +
            blue * decodeSrgbFast(data[from + 2] as number),
        )
        const middle = 4 * grey * (1 - grey)
        target[index] = clampUnit(grey + middle * redShift)
        target[index + 1] = clampUnit(grey + middle * greenShift)
        target[index + 2] = clampUnit(grey + middle * blueShift)
        if (channels === 4) target[index + 3] = data[from + 3] as number
      }
    },
  }
}
