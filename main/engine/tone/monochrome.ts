import { lumaBlue, lumaGreen, lumaRed } from '../../../preload/contract/pixels/luma'
import type { StepParameters } from '../../../preload/contract/steps'
import { decodeSrgbFast, encodeSrgbFast } from '../pixels/transferFunctions'

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

/**
 * Turns samples `start` to `end` of an interleaved, sRGB-encoded picture grey; alpha stays.
 * The mix is a weighted sum of the channels in linear light: at 100 % each it is the relative luminance
 * (ITU-R BT.709-6). Toning shifts by 4 v (1 - v), so black and white stay untouched.
 */
export function paintMonochrome(
  parameters: MonochromeParameters,
  source: Float32Array,
  target: Float32Array,
  start: number,
  end: number,
  channels: 3 | 4,
): void {
  const red = (lumaRed * parameters.red) / 100
  const green = (lumaGreen * parameters.green) / 100
  const blue = (lumaBlue * parameters.blue) / 100
  const shift = toningShifts[parameters.toning]
  const greenShift = -(lumaRed * shift.red + lumaBlue * shift.blue) / lumaGreen
  for (let index = start; index < end; index += channels) {
    const grey = encodeSrgbFast(
      red * decodeSrgbFast(source[index] as number) +
        green * decodeSrgbFast(source[index + 1] as number) +
        blue * decodeSrgbFast(source[index + 2] as number),
    )
    const middle = 4 * grey * (1 - grey)
    target[index] = clamp(grey + middle * shift.red)
    target[index + 1] = clamp(grey + middle * greenShift)
    target[index + 2] = clamp(grey + middle * shift.blue)
    if (channels === 4) target[index + 3] = source[index + 3] as number
  }
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}
