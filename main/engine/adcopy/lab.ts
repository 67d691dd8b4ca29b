import { labOfSrgb } from '../pixels/lab'

/** A colour in CIELAB under D65, as a point that means and distances are taken of: L 0..100, a and b about -128..127. */
export type Lab = readonly [lightness: number, a: number, b: number]

/** sRGB-encoded 0..1 to CIELAB. */
export function labOf(red: number, green: number, blue: number): Lab {
  const lab = { lightness: 0, a: 0, b: 0 }
  labOfSrgb(red, green, blue, lab)
  return [lab.lightness, lab.a, lab.b]
}

/** CIELAB of `#rrggbb`. */
export function labOfHex(hex: string): Lab {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255,
  )
  return labOf(red, green, blue)
}

/** CIE 1976 colour difference. */
export function labDistance(left: Lab, right: Lab): number {
  return Math.hypot(left[0] - right[0], left[1] - right[1], left[2] - right[2])
}
