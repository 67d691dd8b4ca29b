import { describe, expect, it } from 'vitest'
import { KernelMemory } from '../../../../main/engine/kernels/kernelMemory'
import {
  gaussianBlur,
  gaussianKernel,
  largestKernelSigma,
  type Plane,
} from '../../../../main/engine/pixels/gaussianBlur'
import { BlurredRows } from '../../../../main/engine/sharpen/blurredRows'
import { neverAborted } from '../testPictures'

/** A plane blurred as sharpening does it: by a kernel for small sigmas, recursively for large ones. */
async function blur(plane: Plane, sigma: number): Promise<Float32Array> {
  if (sigma > largestKernelSigma) return gaussianBlur(plane, sigma, neverAborted())
  const { width, height, data } = plane
  const memory = new KernelMemory()
  const half = gaussianKernel(sigma)
  const rows = new BlurredRows(memory, half, width)
  const result = new Float32Array(data.length)
  let next = 0
  for (let y = 0; y < height; y += 1) {
    for (; next < Math.min(height, y + half.length); next += 1) {
      memory.floats(rows.line, width).set(data.subarray(next * width, (next + 1) * width))
      rows.keep(next)
    }
    result.set(memory.floats(rows.across(y, height), width), y * width)
  }
  return result
}

/** A plane that is 1 right of a column and 0 left of it. */
function step(width: number, height: number, column: number): Float32Array {
  return Float32Array.from({ length: width * height }, (_, index) =>
    index % width >= column ? 1 : 0,
  )
}

/** The error function by Abramowitz and Stegun 7.1.26, to 1.5e-7. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x))
  const polynomial =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  return Math.sign(x) * (1 - polynomial * Math.exp(-x * x))
}

describe('the Gaussian blur', () => {
  it('has a kernel that sums to one', () => {
    for (const sigma of [0.1, 0.7, 1.5, 5]) {
      const half = gaussianKernel(sigma)
      const sum = half.reduce((total, weight, x) => total + (x === 0 ? weight : 2 * weight), 0)
      expect(sum).toBeCloseTo(1, 12)
    }
  })

  it.each([
    [1.5, 0.005],
    [4, 0.002],
    [8, 0.02],
    [20, 0.02],
  ])('turns an edge into the integral of a Gaussian of sigma %d', async (sigma, tolerance) => {
    const width = 240
    const plane = { width, height: 3, data: step(width, 3, 120) }
    const blurred = await blur(plane, sigma)
    for (let x = 0; x < width; x += 1) {
      const expected = 0.5 * (1 + erf((x - 119.5) / (sigma * Math.SQRT2)))
      expect(Math.abs((blurred[width + x] ?? 0) - expected)).toBeLessThan(tolerance)
    }
  })

  it('treats columns as it treats rows', async () => {
    const size = 64
    const across = step(size, size, 20)
    const down = Float32Array.from(across, (_, index) => (Math.floor(index / size) >= 20 ? 1 : 0))
    for (const sigma of [2, 9]) {
      const one = await blur({ width: size, height: size, data: across }, sigma)
      const other = await blur({ width: size, height: size, data: down }, sigma)
      for (let y = 0; y < size; y += 1) {
        expect(other[y * size + 30] ?? 0).toBeCloseTo(one[30 * size + y] ?? 1, 5)
      }
    }
  })
})
