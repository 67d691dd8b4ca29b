import type { RandomStream } from '../random/xoshiro'

/** A square of a network's size, `[3, S, S] float32`, RGB, 0..1. */
export interface SquareView {
  readonly planes: Float32Array
  readonly side: number
}

/** Smallest side of a crop, as a share of the square's. */
const leastCrop = 0.7

/**
 * A square as it could have been photographed: cropped to 70 to 100 % a side and enlarged again
 * (bilinear), mirrored half of the time, its light changed by up to a fifth and its colours by a little.
 */
export function augmentedView({ planes, side }: SquareView, random: RandomStream): Float32Array {
  const between = (low: number, high: number) => low + (high - low) * random.nextFloat()
  const width = side * between(leastCrop, 1)
  const height = side * between(leastCrop, 1)
  const left = between(0, side - width)
  const top = between(0, side - height)
  const mirrored = random.nextFloat() < 0.5
  const gain = between(0.8, 1.2)
  const view = new Float32Array(planes.length)
  const columns = Array.from({ length: side }, (_, column) => {
    const place = left + ((mirrored ? side - 1 - column : column) + 0.5) * (width / side) - 0.5
    return neighbours(place, side)
  })
  for (let channel = 0; channel < 3; channel += 1) {
    const plane = planes.subarray(channel * side * side, (channel + 1) * side * side)
    const tint = gain * between(0.95, 1.05)
    for (let row = 0; row < side; row += 1) {
      const vertical = neighbours(top + (row + 0.5) * (height / side) - 0.5, side)
      const above = vertical.first * side
      const below = vertical.second * side
      for (const [column, { first, second, share }] of columns.entries()) {
        const upper =
          (plane[above + first] ?? 0) * (1 - share) + (plane[above + second] ?? 0) * share
        const lower =
          (plane[below + first] ?? 0) * (1 - share) + (plane[below + second] ?? 0) * share
        const value = (upper * (1 - vertical.share) + lower * vertical.share) * tint
        view[(channel * side + row) * side + column] = Math.min(1, Math.max(0, value))
      }
    }
  }
  return view
}

/** The two samples beside a place, and the share of the second. */
function neighbours(place: number, side: number): { first: number; second: number; share: number } {
  const clamped = Math.min(side - 1, Math.max(0, place))
  const first = Math.floor(clamped)
  return { first, second: Math.min(side - 1, first + 1), share: clamped - first }
}
