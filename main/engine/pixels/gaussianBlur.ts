import { inRowBlocks, type Pacer } from '../pacer'
import { blurLineRecursively, recursiveFilter } from './recursiveGaussian'

/** A plane of numbers, `[H, W]`. */
export interface Plane {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/** Above this sigma the recursive filter is quicker, and so close that nobody can tell. */
const largestKernelSigma = 5

/**
 * A plane blurred by a Gaussian of standard deviation `sigma` (pixels); beyond the edges the edge
 * goes on. Separable: a kernel of radius 4 sigma for small sigmas, a recursive filter for larger ones.
 * Throws the signal's reason when aborted.
 */
export async function gaussianBlur(
  plane: Plane,
  sigma: number,
  pacer: Pacer,
): Promise<Float32Array> {
  if (sigma <= largestKernelSigma) {
    const kernel = gaussianKernel(sigma)
    const across = await kernelAlongRows(plane, kernel, pacer)
    return kernelAlongColumns({ ...plane, data: across }, kernel, pacer)
  }
  return recursively(plane, sigma, pacer)
}

/** One half of a normalised Gaussian kernel: centre first, radius 4 sigma. */
export function gaussianKernel(sigma: number): Float64Array {
  const radius = Math.max(1, Math.ceil(4 * sigma))
  const half = Float64Array.from({ length: radius + 1 }, (_, x) =>
    Math.exp(-(x * x) / (2 * sigma * sigma)),
  )
  const sum = half.reduce((total, weight, x) => total + (x === 0 ? weight : 2 * weight), 0)
  return half.map((weight) => weight / sum)
}

async function kernelAlongRows(
  plane: Plane,
  kernel: Float64Array,
  pacer: Pacer,
): Promise<Float32Array> {
  const { width, height, data } = plane
  const radius = kernel.length - 1
  const result = new Float32Array(data.length)
  const line = new Float64Array(width + 2 * radius)
  await inRowBlocks(width, height, pacer, (first, end) => {
    for (let row = first; row < end; row += 1) {
      const start = row * width
      line.fill(data[start] as number, 0, radius)
      for (let x = 0; x < width; x += 1) line[radius + x] = data[start + x] as number
      line.fill(data[start + width - 1] as number, radius + width)
      for (let x = 0; x < width; x += 1) {
        const centre = x + radius
        let sum = (line[centre] as number) * (kernel[0] as number)
        for (let tap = 1; tap <= radius; tap += 1) {
          sum +=
            (kernel[tap] as number) *
            ((line[centre - tap] as number) + (line[centre + tap] as number))
        }
        result[start + x] = sum
      }
    }
  })
  return result
}

async function kernelAlongColumns(
  plane: Plane,
  kernel: Float64Array,
  pacer: Pacer,
): Promise<Float32Array> {
  const { width, height, data } = plane
  const radius = kernel.length - 1
  const result = new Float32Array(data.length)
  const sums = new Float64Array(width)
  await inRowBlocks(width, height, pacer, (first, end) => {
    for (let row = first; row < end; row += 1) {
      sums.fill(0)
      for (let tap = -radius; tap <= radius; tap += 1) {
        const weight = kernel[Math.abs(tap)] as number
        const start = Math.min(height - 1, Math.max(0, row + tap)) * width
        for (let x = 0; x < width; x += 1) {
          sums[x] = (sums[x] as number) + weight * (data[start + x] as number)
        }
      }
      result.set(sums, row * width)
    }
  })
  return result
}

async function recursively(plane: Plane, sigma: number, pacer: Pacer): Promise<Float32Array> {
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
