import type { StepParameters } from '../steps'
import { lumaBlue, lumaGreen, lumaRed } from './luma'
import { decodeSrgb, encodeSrgb } from './srgb'
import type { Rgb } from './toneColour'

export type MonochromeParameters = StepParameters<'adjust.monochrome'>

/** How far red and blue move in the middle of the scale; green moves so that luma stays. */
const toningShifts: Readonly<
  Record<MonochromeParameters['toning'], { red: number; blue: number }>
> = {
  none: { red: 0, blue: 0 },
  sepia: { red: 0.08, blue: -0.12 },
  selenium: { red: 0.035, blue: 0.045 },
  cyanotype: { red: -0.13, blue: 0.12 },
}

/** Shares of the linear channels in the grey, and how far each channel is toned in the middle of the scale. */
export interface MonochromeMix {
  readonly weights: Rgb
  readonly shifts: Rgb
}

export function monochromeMix(parameters: MonochromeParameters): MonochromeMix {
  const { red, blue } = toningShifts[parameters.toning]
  return {
    weights: [
      (lumaRed * parameters.red) / 100,
      (lumaGreen * parameters.green) / 100,
      (lumaBlue * parameters.blue) / 100,
    ],
    shifts: [red, -(lumaRed * red + lumaBlue * blue) / lumaGreen, blue],
  }
}

/**
 * The definition of adjust.monochrome, for one pixel, encoded sRGB 0..1 in and out: a weighted sum of
 * the channels in linear light, at 100 % each the relative luminance (ITU-R BT.709-6). Toning shifts by
 * 4 v (1 - v), so black and white stay untouched.
 */
export function monochromeColour(colour: Rgb, { weights, shifts }: MonochromeMix): Rgb {
  const linear =
    weights[0] * decodeSrgb(colour[0]) +
    weights[1] * decodeSrgb(colour[1]) +
    weights[2] * decodeSrgb(colour[2])
  const grey = encodeSrgb(Math.min(1, Math.max(0, linear)))
  const middle = 4 * grey * (1 - grey)
  const toned = (shift: number) => Math.min(1, Math.max(0, grey + middle * shift))
  return [toned(shifts[0]), toned(shifts[1]), toned(shifts[2])]
}
