import {
  type MonochromeParameters,
  monochromeMix,
} from '../../../preload/contract/pixels/monochromeMix'
import { decodeSrgb, encodeSrgb } from '../../../preload/contract/pixels/srgb'
import type { RasterPixels } from '../mask/floodFill'

const linearOfLevel = Float32Array.from({ length: 256 }, (_, level) => decodeSrgb(level / 255))
/** Entries of the table of encoded values: fine enough for the steep start of the curve. */
const encodeSteps = 16384
const encoded = Float32Array.from({ length: encodeSteps + 1 }, (_, at) =>
  encodeSrgb(at / encodeSteps),
)

/** adjust.monochrome over 8-bit pixels, in place: monochromeColour by tables. */
export function monochromePixels({ data }: RasterPixels, parameters: MonochromeParameters): void {
  const { weights, shifts } = monochromeMix(parameters)
  const [red, green, blue] = weights
  for (let at = 0; at < data.length; at += 4) {
    const linear =
      red * (linearOfLevel[data[at] as number] as number) +
      green * (linearOfLevel[data[at + 1] as number] as number) +
      blue * (linearOfLevel[data[at + 2] as number] as number)
    const grey = encoded[Math.round(Math.min(1, Math.max(0, linear)) * encodeSteps)] as number
    const middle = 4 * grey * (1 - grey)
    // The array rounds and clamps.
    data[at] = (grey + middle * shifts[0]) * 255
    data[at + 1] = (grey + middle * shifts[1]) * 255
    data[at + 2] = (grey + middle * shifts[2]) * 255
  }
}
