/** For every place of the result, the first source place it takes from and its weights, which sum to 1. */
export interface Contributions {
  /** No more than there are source places. */
  readonly taps: number
  /** At least 0, and so that all taps lie within the source. */
  readonly first: Int32Array
  /** `[length, taps]` */
  readonly weights: Float64Array
}

/**
 * Weights for `to` places of a line of `from` places. `weigh` tells for a place of the result where its
 * weights begin and what they are; those that lie beyond the ends count for the end.
 */
export function contributionsOf(
  from: number,
  to: number,
  mostTaps: number,
  weigh: (place: number) => { readonly start: number; readonly weights: readonly number[] },
): Contributions {
  const taps = Math.min(from, mostTaps)
  const first = new Int32Array(to)
  const weights = new Float64Array(to * taps)
  const sums = new Float64Array(taps)
  for (let place = 0; place < to; place += 1) {
    const { start, weights: own } = weigh(place)
    const begin = Math.min(from - taps, Math.max(0, start))
    first[place] = begin
    sums.fill(0)
    own.forEach((weight, index) => {
      const inside = Math.min(from - 1, Math.max(0, start + index))
      sums[inside - begin] = (sums[inside - begin] as number) + weight
    })
    weights.set(sums, place * taps)
  }
  return { taps, first, weights }
}
