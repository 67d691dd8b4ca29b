/** A map of one value a pixel, with how far each is known: 0 not at all, 1 fully. */
interface Layer {
  readonly values: Float32Array
  readonly shares: Float32Array
  readonly width: number
  readonly height: number
}

/**
 * Continues a map smoothly to where it is not known: means of what is known go down a pyramid of halves, and come back up
 * where a larger size knows nothing (pull-push, Gortler et al. 1996, section 3.4). `values` counts where `shares` is not 0.
 */
export function spreadInward(
  values: Float32Array,
  shares: Float32Array,
  width: number,
  height: number,
): Float32Array {
  const layer: Layer = { values, shares, width, height }
  if (width <= 1 && height <= 1) return values
  const half = halved(layer)
  const coarse = spreadInward(half.values, half.shares, half.width, half.height)
  const result = new Float32Array(values.length)
  for (let y = 0, place = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, place += 1) {
      const share = Math.min(1, shares[place] as number)
      const below = share < 1 ? between(coarse, half.width, half.height, x, y) : 0
      result[place] = share * (values[place] as number) + (1 - share) * below
    }
  }
  return result
}

/** Means over squares of two pixels, of what is known of them. */
function halved({ values, shares, width, height }: Layer): Layer {
  const smaller = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) }
  const sums = new Float32Array(smaller.width * smaller.height)
  const totals = new Float32Array(sums.length)
  for (let y = 0, place = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, place += 1) {
      const to = (y >> 1) * smaller.width + (x >> 1)
      const share = shares[place] as number
      sums[to] = (sums[to] as number) + share * (values[place] as number)
      totals[to] = (totals[to] as number) + share
    }
  }
  for (let place = 0; place < sums.length; place += 1) {
    const total = totals[place] as number
    if (total > 0) sums[place] = (sums[place] as number) / total
    totals[place] = Math.min(1, total)
  }
  return { values: sums, shares: totals, ...smaller }
}

/** Twice as large, linearly between the four nearest. */
function between(coarse: Float32Array, width: number, height: number, x: number, y: number) {
  const fromX = (x - 0.5) / 2
  const fromY = (y - 0.5) / 2
  const left = Math.max(0, Math.floor(fromX))
  const top = Math.max(0, Math.floor(fromY))
  const right = Math.min(width - 1, left + 1)
  const bottom = Math.min(height - 1, top + 1)
  const across = Math.max(0, fromX - left)
  const down = Math.max(0, fromY - top)
  const at = (row: number, column: number) => coarse[row * width + column] as number
  const upper = at(top, left) * (1 - across) + at(top, right) * across
  const lower = at(bottom, left) * (1 - across) + at(bottom, right) * across
  return upper * (1 - down) + lower * down
}
