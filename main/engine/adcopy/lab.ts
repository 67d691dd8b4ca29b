import { decodeSrgb } from '../../../preload/contract/pixels/srgb'

/** A colour in CIELAB under D65: L 0..100, a and b about -128..127. */
export type Lab = readonly [lightness: number, a: number, b: number]

/** sRGB-encoded 0..1 to CIELAB (IEC 61966-2-1; CIE 15:2004, white D65). */
export function labOf(red: number, green: number, blue: number): Lab {
  const r = decodeSrgb(red)
  const g = decodeSrgb(green)
  const b = decodeSrgb(blue)
  const x = root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
  const y = root(0.2126729 * r + 0.7151522 * g + 0.072175 * b)
  const z = root((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

function root(value: number): number {
  return value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116
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
