import { StudioError } from '../../../preload/contract/errors'
import { type Address, KernelMemory } from '../kernels/kernelMemory'
import type { Pacer } from '../pacer'
import type { Picture } from '../picture'

const windowRadius = 5
const windowSize = 2 * windowRadius + 1
const sigma = 1.5

const weights = Float64Array.from({ length: windowSize }, (_, index) =>
  Math.exp(-((index - windowRadius) ** 2) / (2 * sigma * sigma)),
)
const weightSum = weights.reduce((sum, weight) => sum + weight, 0)
for (let index = 0; index < windowSize; index += 1)
  weights[index] = (weights[index] as number) / weightSum

/** (K1 L)^2 and (K2 L)^2 for values of 0..1. */
const stabilizerOfMeans = 0.01 ** 2
const stabilizerOfVariances = 0.03 ** 2

/**
 * Mean structural similarity over RGB with an 11 x 11 Gaussian window of sigma 1.5 and population
 * covariances (Wang et al. 2004, "Image quality assessment: from error visibility to structural
 * similarity", section III-B), over the places where the whole window lies in the picture. Equals
 * scikit-image's `structural_similarity(gaussian_weights=True, sigma=1.5,
 * use_sample_covariance=False, channel_axis=-1, data_range=1)`. The pictures have one size.
 * Throws `image-too-small` under 11 pixels a side; the signal's reason when aborted.
 */
export async function structuralSimilarity(
  left: Picture,
  right: Picture,
  pacer: Pacer,
  progress?: (fraction: number) => void,
): Promise<number> {
  const { width, height } = left
  if (Math.min(width, height) < windowSize) {
    throw new StudioError('image-too-small', { minimum: windowSize })
  }
  const inside = width - 2 * windowRadius
  const comparison = new RowComparison(left, right)
  let sum = 0
  for (let row = 0; row < height; row += 1) {
    comparison.take(row)
    if (row >= windowSize - 1) sum += comparison.similarity(row - windowSize + 1)
    await pacer.pace()
    progress?.((row + 1) / height)
  }
  return sum / (inside * (height - 2 * windowRadius) * 3)
}

/** The rows of two pictures that a window covers, weighted along themselves, in kernel memory. */
class RowComparison {
  private readonly memory = new KernelMemory()
  private readonly inside: number
  private readonly lineBytes: number
  private readonly weights: Address
  private readonly leftRow: Address
  private readonly rightRow: Address
  private readonly lines: Address
  /** For each channel the rows that were taken last, four lines each. */
  private readonly kept: readonly Address[][]
  private readonly addresses: Address

  constructor(
    private readonly left: Picture,
    private readonly right: Picture,
  ) {
    const { memory } = this
    const { width } = left
    this.inside = width - 2 * windowRadius
    this.lineBytes = Math.ceil(width / 4) * 32 + 64
    this.weights = memory.reserve(windowSize * 8)
    memory.doubles(this.weights, windowSize).set(weights)
    this.leftRow = memory.reserveFloats(width * left.channels)
    this.rightRow = memory.reserveFloats(width * right.channels)
    this.lines = memory.reserve(4 * this.lineBytes)
    this.kept = Array.from({ length: 3 }, () =>
      Array.from({ length: windowSize }, () => memory.reserve(4 * this.lineBytes)),
    )
    this.addresses = memory.reserve(windowSize * 4)
  }

  /** Weighs a row along itself, in place of the one that the window has left. */
  take(row: number): void {
    const { memory, left, right, leftRow, rightRow, lines, lineBytes, weights: place } = this
    const { kernels } = memory
    copyRow(left, row, memory.floats(leftRow, left.width * left.channels))
    copyRow(right, row, memory.floats(rightRow, right.width * right.channels))
    this.kept.forEach((rows, channel) => {
      kernels.compareChannel(
        leftRow,
        left.channels,
        rightRow,
        right.channels,
        channel,
        left.width,
        lines,
        lineBytes,
      )
      const target = rows[row % windowSize] as Address
      for (let kind = 0; kind < 4 * lineBytes; kind += lineBytes)
        kernels.weighAlong(lines + kind, place, windowSize, this.inside, target + kind)
    })
  }

  /** Sum over all channels and places of the windows whose first row is `top`. */
  similarity(top: number): number {
    const { memory, addresses, inside, lineBytes } = this
    return this.kept.reduce((sum, rows) => {
      const ordered = rows.map((_, tap) => rows[(top + tap) % windowSize] as Address)
      memory.addresses(addresses, windowSize).set(ordered)
      return (
        sum +
        memory.kernels.similarityAcross(
          addresses,
          this.weights,
          windowSize,
          inside,
          lineBytes,
          stabilizerOfMeans,
          stabilizerOfVariances,
        )
      )
    }, 0)
  }
}

function copyRow({ width, channels, data }: Picture, row: number, target: Float32Array): void {
  target.set(data.subarray(row * width * channels, (row + 1) * width * channels))
}
