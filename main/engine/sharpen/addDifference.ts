import { clampUnit } from '../pixels/clampUnit'

/** How much of the difference between a picture and its blur is added to it. */
export interface Unsharp {
  readonly amount: number
  /** In levels of 255; smaller differences stay as they are. */
  readonly threshold: number
}

/**
 * Adds the difference between luma and blurred luma to the three channels alike, so that colours do not
 * fringe; alpha stays. `source` and `target` `[N, C]`, the planes `[N]`.
 */
export function addDifference(
  source: Float32Array,
  channels: 3 | 4,
  luma: Float32Array,
  blurred: Float32Array,
  { amount, threshold }: Unsharp,
  target: Float32Array,
): void {
  let index = 0
  for (let pixel = 0; pixel < luma.length; pixel += 1, index += channels) {
    const difference = (luma[pixel] as number) - (blurred[pixel] as number)
    // Adding nothing leaves every value in 0..1 as it is.
    const added = Math.abs(difference) * 255 < threshold ? 0 : amount * difference
    target[index] = clampUnit((source[index] as number) + added)
    target[index + 1] = clampUnit((source[index + 1] as number) + added)
    target[index + 2] = clampUnit((source[index + 2] as number) + added)
    if (channels === 4) target[index + 3] = source[index + 3] as number
  }
}
