import type { Pacer } from '../pacer'

/**
 * The cheapest way from the first to the last row of `cost` `[height, width]`, one place a row and at most
 * one place aside from row to row; it ends where it began, so that it goes on from the last row into the
 * first. Places nearer than `margin` to the sides are not used. (Efros and Freeman's boundary cut, closed.)
 */
export async function cyclicCut(
  cost: Float32Array,
  width: number,
  height: number,
  margin: number,
  pacer: Pacer,
): Promise<Int32Array> {
  const open = await cheapestWay(cost, width, height, 0, margin, undefined, pacer)
  // Where the best open way goes in the middle is a good place to begin and to end a closed one.
  const turnRow = height >> 1
  const start = open[turnRow] as number
  const closed = await cheapestWay(cost, width, height, turnRow, margin, start, pacer)
  const places = new Int32Array(height)
  for (let row = 0; row < height; row += 1) places[(row + turnRow) % height] = closed[row] as number
  return places
}

/** The cheapest way through the rows beginning at `first` and going round; `start` binds both its ends. */
async function cheapestWay(
  cost: Float32Array,
  width: number,
  height: number,
  first: number,
  margin: number,
  start: number | undefined,
  pacer: Pacer,
): Promise<Int32Array> {
  const from = Math.min(margin, (width - 1) >> 1)
  const to = width - 1 - from
  const steps = new Int8Array(width * height)
  let above = new Float64Array(width).fill(Number.POSITIVE_INFINITY)
  let here = new Float64Array(width).fill(Number.POSITIVE_INFINITY)
  for (let row = 0; row < height; row += 1) {
    await pacer.pace()
    const line = ((row + first) % height) * width
    for (let x = from; x <= to; x += 1) {
      const own = cost[line + x] as number
      if (row === 0) {
        here[x] = start === undefined || x === start ? own : Number.POSITIVE_INFINITY
        continue
      }
      let step = 0
      let best = above[x] as number
      if (x > from && (above[x - 1] as number) < best) {
        step = -1
        best = above[x - 1] as number
      }
      if (x < to && (above[x + 1] as number) < best) {
        step = 1
        best = above[x + 1] as number
      }
      steps[row * width + x] = step
      here[x] = own + best
    }
    ;[above, here] = [here, above]
  }
  let end = start ?? from
  const near =
    start === undefined ? [from, to] : [Math.max(from, start - 1), Math.min(to, start + 1)]
  for (let x = near[0] as number; x <= (near[1] as number); x += 1)
    if ((above[x] as number) < (above[end] as number)) end = x
  const places = new Int32Array(height)
  for (let row = height - 1; row >= 0; row -= 1) {
    places[row] = end
    end += steps[row * width + end] as number
  }
  return places
}
