import { inPieces } from '../kernels/exchange'

/** How much of the difference between a picture and its blur is added to it. */
export interface Unsharp {
  readonly amount: number
  /** In levels of 255; smaller differences stay as they are. */
  readonly threshold: number
}

/**
 * Adds the difference between luma and blurred luma to the three channels alike, so that colours do not
 * fringe; alpha stays. `source` and `target` `[N, C]`, `blurred` `[N]`.
 */
export function addDifference(
  source: Float32Array,
  channels: 3 | 4,
  blurred: Float32Array,
  { amount, threshold }: Unsharp,
  target: Float32Array,
): void {
  inPieces(blurred.length, (memory, first, end) => {
    const { kernels, lumaWeights, first: place, second: luma, third: blur } = memory
    const pixels = end - first
    const colours = source.subarray(first * channels, end * channels)
    memory.floats(place, colours.length).set(colours)
    memory.floats(blur, pixels).set(blurred.subarray(first, end))
    kernels.luma(lumaWeights, place, channels, pixels, luma)
    kernels.addDifference(place, channels, pixels, luma, blur, amount, threshold, place)
    target.set(memory.floats(place, colours.length), first * channels)
  })
}
