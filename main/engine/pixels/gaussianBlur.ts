import { inRowBlocks, type Pacer } from '../pacer'
import { blurLineRecursively, recursiveFilter } from './recursiveGaussian'

/** A plane of numbers, `[H, W]`. */
export interface Plane {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/** Above this sigma the recursive filter is quicker than a kernel, and so close that nobody can tell. */
export const largestKernelSigma = 5

/** One half of a normalised Gaussian kernel: centre first, radius 4 sigma. */
export function gaussianKernel(sigma: number): Float64Array {
  const radius = Math.max(1, Math.ceil(4 * sigma))
  const half = Float64Array.from({ length: radius + 1 }, (_, x) =>
    Math.exp(-(x * x) / (2 * sigma * sigma)),
  )
  const sum = half.reduce((total, weight, x) => total + (x === 0 ? weight : 2 * weight), 0)
  return half.map((weight) => weight / sum)
}

/**
 * A plane blurred by a Gaussian of standard deviation `sigma` (pixels, at least 2.5) with a recursive filter;
 * beyond the edges the edge goes on. Throws the signal's reason when aborted.
 */
export async function gaussianBlur(
  plane: Plane,
  sigma: number,
  pacer: Pacer,
): Promise<Float32Array> {
  const { width, height, data } = plane
  const filter = recursiveFilter(sigma)
  const result = new Float32Array(data.length)
  const row = new Float64Array(width + 2 * filter.padding)
  await inRowBlocks(width, height, pacer, (first, end) => {
    for (let y = first; y < end; y += 1) {
      for (let x = 0; x < width; x += 1) row[filter.padding + x] = data[y * width + x] as number
      blurLineRecursively(row, width, filter)
      for (let x = 0; x < width; x += 1) result[y * width + x] = row[filter.padding + x] as number
    }
  })
  const column = new Float64Array(height + 2 * filter.padding)
  await inRowBlocks(height, width, pacer, (first, end) => {
    for (let x = first; x < end; x += 1) {
      for (let y = 0; y < height; y += 1)
        column[filter.padding + y] = result[y * width + x] as number
      blurLineRecursively(column, height, filter)
      for (let y = 0; y < height; y += 1)
        result[y * width + x] = column[filter.padding + y] as number
    }
  })
  return result
}
