import { decodeSrgb, encodeSrgb } from '../../../preload/contract/pixels/srgb'

// Linear interpolation errs by h^2/8 times the second derivative. It is at most 4.0 for decoding and
// 2,400 for encoding, where the power law begins: 3e-8 and 7e-8, a hundredth of a 16-bit level.
export const decodeSteps = 4096
const encodeSteps = 65536

/** Linear light of encoded values, `decodeSteps` of them for 0..1. */
export const decodeTable = tabulate(decodeSrgb, decodeSteps)
const encodeTable = tabulate(encodeSrgb, encodeSteps)

function tabulate(curve: (value: number) => number, steps: number): Float64Array {
  // One entry more, so that 1 itself interpolates without a check.
  return Float64Array.from({ length: steps + 2 }, (_, index) => curve(index / steps))
}

/** `decodeSrgb` by table for 0..1 (clamped), to 1e-7. */
export function decodeSrgbFast(encoded: number): number {
  if (encoded <= 0) return 0
  if (encoded >= 1) return 1
  const position = encoded * decodeSteps
  const index = position | 0
  const low = decodeTable[index] as number
  return low + (position - index) * ((decodeTable[index + 1] as number) - low)
}

/** `encodeSrgb` by table for 0..1 (clamped), to 1e-7. */
export function encodeSrgbFast(linear: number): number {
  if (linear <= 0) return 0
  if (linear >= 1) return 1
  const position = linear * encodeSteps
  const index = position | 0
  const low = encodeTable[index] as number
  return low + (position - index) * ((encodeTable[index + 1] as number) - low)
}
