import type { Address, KernelMemory } from '../kernels/kernelMemory'
import { storeLumaWeights } from '../kernels/lumaWeights'
import { gaussianKernel } from '../pixels/gaussianBlur'
import type { RowFacts, RowSource } from '../strips/rowSource'
import type { Unsharp } from './addDifference'
import { BlurredRows } from './blurredRows'

export interface SharpenOperation extends Unsharp {
  /** Sigma of the Gaussian, small enough for a kernel. */
  readonly radius: number
  /** Whether some pixels are transparent: those have no say where there are visible ones. */
  readonly weighted: boolean
}

/**
 * adjust.sharpen over rows, for radii that a kernel is used for. Keeps as many rows as the kernel is high, and
 * the blur along each of them.
 */
export function sharpenRows(
  memory: KernelMemory,
  upstream: RowSource,
  facts: RowFacts,
  { radius, weighted, amount, threshold }: SharpenOperation,
): RowSource {
  const { kernels } = memory
  const { width, channels } = facts
  const kernel = gaussianKernel(radius)
  const halo = kernel.length - 1
  const capacity = 2 * halo + 1
  const sources = Array.from({ length: capacity }, () => memory.reserveFloats(width * channels))
  const sourceOf = (y: number) => sources[y % capacity] as Address
  const lumaWeights = storeLumaWeights(memory)
  const lumas = new BlurredRows(memory, kernel, width)
  const alphas = weighted ? new BlurredRows(memory, kernel, width) : undefined
  const luma = memory.reserveFloats(width)
  /** The next row that is not kept. */
  let next: number | undefined

  function keep(y: number): void {
    const source = sourceOf(y)
    upstream.writeRow(y, source)
    kernels.luma(lumaWeights, source, channels, width, lumas.line)
    if (alphas) {
      kernels.alpha(source, width, alphas.line)
      kernels.multiply(lumas.line, alphas.line, width)
      alphas.keep(y)
    }
    lumas.keep(y)
  }

  return {
    halo: upstream.halo + halo,
    get height() {
      return upstream.height
    },
    writeRow(y, target) {
      const bottom = Math.min(upstream.height - 1, y + halo)
      next ??= Math.max(0, y - halo)
      for (; next <= bottom; next += 1) keep(next)
      const source = sourceOf(y)
      kernels.luma(lumaWeights, source, channels, width, luma)
      const blurred = lumas.across(y, upstream.height)
      if (alphas) kernels.divideByWeight(blurred, alphas.across(y, upstream.height), luma, width)
      kernels.addDifference(source, channels, width, luma, blurred, amount, threshold, target)
    },
    restart() {
      next = undefined
      upstream.restart()
    },
  }
}
