import { decodeSrgbFast } from './transferFunctions'

/** CIE L*a*b*, L* 0..100. */
export interface Lab {
  lightness: number
  a: number
  b: number
}

/** CIE 1931 white point of illuminant D65, Y = 1 (ASTM E308). */
const white = { x: 0.95047, z: 1.08883 }

/**
 * Encoded sRGB 0..1 to CIE L*a*b* 1976 under D65 (CIE 15:2004, 8.2.1.1), with the primaries of BT.709
 * (ITU-R BT.709-6) as scikit-image's `rgb2lab` rounds them. Writes into `target`, so that no object is
 * made for a pixel.
 */
export function labOfSrgb(red: number, green: number, blue: number, target: Lab): void {
  const r = decodeSrgbFast(red)
  const g = decodeSrgbFast(green)
  const b = decodeSrgbFast(blue)
  const x = root((0.412453 * r + 0.35758 * g + 0.180423 * b) / white.x)
  const y = root(0.212671 * r + 0.71516 * g + 0.072169 * b)
  const z = root((0.019334 * r + 0.119193 * g + 0.950227 * b) / white.z)
  target.lightness = 116 * y - 16
  target.a = 500 * (x - y)
  target.b = 200 * (y - z)
}

function root(value: number): number {
  return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116
}
