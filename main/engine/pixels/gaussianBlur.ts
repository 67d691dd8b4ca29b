import { inRowBlocks, type Pacer } from '../pacer'
import { blurLineRecursively, recursiveFilter } from './recursiveGaussian'

/** A plane of numbers, `[H, W]`. */
export interface Plane {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/** Above this sigma the recursive filter is quicker, and so close that nobody can tell. */
export const largestKernelSigma = 5

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
  const result = new Float32Array(plane.data.length)
  await inRowBlocks(plane.width, plane.height, pacer, (first, end) =>
    blurRows(plane, kernel, first, end, result.subarray(first * plane.width, end * plane.width)),
  )
  return result
}

async function kernelAlongColumns(
  plane: Plane,
  kernel: Float64Array,
  pacer: Pacer,
): Promise<Float32Array> {
  const result = new Float32Array(plane.data.length)
  await inRowBlocks(plane.width, plane.height, pacer, (first, end) =>
    blurColumns(plane, kernel, first, end, result.subarray(first * plane.width, end * plane.width)),
  )
  return result
}

/** The rows `first` up to `end` of a plane blurred along themselves by half a kernel, into `target`. */
export function blurRows(
  { width, data }: Plane,
  kernel: Float64Array,
  first: number,
  end: number,
  target: Float32Array,
): void {
  const radius = kernel.length - 1
  const line = new Float64Array(width + 2 * radius)
  const sums = new Float64Array(width)
  for (let row = first; row < end; row += 1) {
    const start = row * width
    line.fill(data[start] as number, 0, radius)
    for (let x = 0; x < width; x += 1) line[radius + x] = data[start + x] as number
    line.fill(data[start + width - 1] as number, radius + width)
    // Several taps a pass: each pass over the line costs a load and a store of every sum.
    startSums(line, kernel, sums)
    let tap = Math.min(3, radius + 1)
    for (; tap + 2 <= radius; tap += 3) addThreeTaps(line, kernel, tap, sums)
    for (; tap <= radius; tap += 1) addTap(line, kernel, tap, sums)
    target.set(sums, (row - first) * width)
  }
}

/** The middle of the kernel and up to two taps on each side, for every place of a padded line. */
function startSums(line: Float64Array, kernel: Float64Array, sums: Float64Array): void {
  const radius = kernel.length - 1
  const middle = kernel[0] as number
  const one = kernel[1] as number
  if (radius < 2) {
    for (let x = 0, at = radius; x < sums.length; x += 1, at += 1)
      sums[x] =
        (line[at] as number) * middle + one * ((line[at - 1] as number) + (line[at + 1] as number))
    return
  }
  const two = kernel[2] as number
  for (let x = 0, at = radius; x < sums.length; x += 1, at += 1) {
    sums[x] =
      (line[at] as number) * middle +
      one * ((line[at - 1] as number) + (line[at + 1] as number)) +
      two * ((line[at - 2] as number) + (line[at + 2] as number))
  }
}

function addThreeTaps(
  line: Float64Array,
  kernel: Float64Array,
  tap: number,
  sums: Float64Array,
): void {
  const one = kernel[tap] as number
  const two = kernel[tap + 1] as number
  const three = kernel[tap + 2] as number
  const low = kernel.length - 1 - tap
  const high = kernel.length - 1 + tap
  for (let x = 0; x < sums.length; x += 1) {
    sums[x] =
      (sums[x] as number) +
      one * ((line[x + low] as number) + (line[x + high] as number)) +
      two * ((line[x + low - 1] as number) + (line[x + high + 1] as number)) +
      three * ((line[x + low - 2] as number) + (line[x + high + 2] as number))
  }
}

function addTap(line: Float64Array, kernel: Float64Array, tap: number, sums: Float64Array): void {
  const weight = kernel[tap] as number
  const low = kernel.length - 1 - tap
  const high = kernel.length - 1 + tap
  for (let x = 0; x < sums.length; x += 1)
    sums[x] =
      (sums[x] as number) + weight * ((line[x + low] as number) + (line[x + high] as number))
}

/** The rows `first` up to `end` of a plane blurred across rows by half a kernel, into `target`. */
export function blurColumns(
  { width, height, data }: Plane,
  kernel: Float64Array,
  first: number,
  end: number,
  target: Float32Array,
): void {
  const radius = kernel.length - 1
  const sums = new Float64Array(width)
  const startOf = (row: number) => Math.min(height - 1, Math.max(0, row)) * width
  for (let row = first; row < end; row += 1) {
    sums.fill(0)
    let tap = -radius
    for (; tap + 3 <= radius; tap += 4) {
      const one = kernel[Math.abs(tap)] as number
      const two = kernel[Math.abs(tap + 1)] as number
      const three = kernel[Math.abs(tap + 2)] as number
      const four = kernel[Math.abs(tap + 3)] as number
      const atOne = startOf(row + tap)
      const atTwo = startOf(row + tap + 1)
      const atThree = startOf(row + tap + 2)
      const atFour = startOf(row + tap + 3)
      for (let x = 0; x < width; x += 1) {
        sums[x] =
          (sums[x] as number) +
          one * (data[atOne + x] as number) +
          two * (data[atTwo + x] as number) +
          three * (data[atThree + x] as number) +
          four * (data[atFour + x] as number)
      }
    }
    if (tap + 2 <= radius) {
      const one = kernel[Math.abs(tap)] as number
      const two = kernel[Math.abs(tap + 1)] as number
      const three = kernel[Math.abs(tap + 2)] as number
      const atOne = startOf(row + tap)
      const atTwo = startOf(row + tap + 1)
      const atThree = startOf(row + tap + 2)
      for (let x = 0; x < width; x += 1) {
        sums[x] =
          (sums[x] as number) +
          one * (data[atOne + x] as number) +
          two * (data[atTwo + x] as number) +
          three * (data[atThree + x] as number)
      }
      tap += 3
    }
    for (; tap <= radius; tap += 1) {
      const weight = kernel[Math.abs(tap)] as number
      const start = startOf(row + tap)
      for (let x = 0; x < width; x += 1)
        sums[x] = (sums[x] as number) + weight * (data[start + x] as number)
    }
    target.set(sums, (row - first) * width)
  }
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
