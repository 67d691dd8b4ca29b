import { StudioError } from '../../../preload/contract/errors'
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

/** Means, sum of squares and product, each of one row after weighting along it. */
type FilteredRow = readonly [Float64Array, Float64Array, Float64Array, Float64Array]

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
  let sum = 0
  for (let channel = 0; channel < 3; channel += 1) {
    const rows = Array.from(
      { length: windowSize },
      () => Array.from({ length: 4 }, () => new Float64Array(inside)) as unknown as FilteredRow,
    )
    const lines = { left: new Float64Array(width), right: new Float64Array(width) }
    const sums = Array.from({ length: 4 }, () => new Float64Array(inside)) as unknown as FilteredRow
    for (let row = 0; row < height; row += 1) {
      readChannel(left, row, channel, lines.left)
      readChannel(right, row, channel, lines.right)
      filterRow(lines.left, lines.right, rows[row % windowSize] as FilteredRow)
      if (row < windowSize - 1) continue
      sumRows(rows, row - windowSize + 1, sums)
      sum += similarityOfRow(sums)
      await pacer.pace()
      progress?.((channel + row / height) / 3)
    }
  }
  return sum / (inside * (height - 2 * windowRadius) * 3)
}

function readChannel(picture: Picture, row: number, channel: number, line: Float64Array): void {
  const { width, channels, data } = picture
  let index = row * width * channels + channel
  for (let x = 0; x < width; x += 1, index += channels) line[x] = data[index] as number
}

function filterRow(left: Float64Array, right: Float64Array, target: FilteredRow): void {
  const [leftMeans, rightMeans, squares, products] = target
  for (let x = 0; x < leftMeans.length; x += 1) {
    let leftMean = 0
    let rightMean = 0
    let square = 0
    let product = 0
    for (let tap = 0; tap < windowSize; tap += 1) {
      const weight = weights[tap] as number
      const a = left[x + tap] as number
      const b = right[x + tap] as number
      leftMean += weight * a
      rightMean += weight * b
      square += weight * (a * a + b * b)
      product += weight * a * b
    }
    leftMeans[x] = leftMean
    rightMeans[x] = rightMean
    squares[x] = square
    products[x] = product
  }
}

function sumRows(rows: readonly FilteredRow[], top: number, sums: FilteredRow): void {
  for (const sum of sums) sum.fill(0)
  for (let tap = 0; tap < windowSize; tap += 1) {
    const row = rows[(top + tap) % windowSize] as FilteredRow
    const weight = weights[tap] as number
    for (let kind = 0; kind < 4; kind += 1) {
      const source = row[kind] as Float64Array
      const target = sums[kind] as Float64Array
      for (let x = 0; x < target.length; x += 1) {
        target[x] = (target[x] as number) + weight * (source[x] as number)
      }
    }
  }
}

/** Sum over a row of equation 13; the two variances only ever occur as their sum. */
function similarityOfRow([leftMeans, rightMeans, squares, products]: FilteredRow): number {
  let sum = 0
  for (let x = 0; x < leftMeans.length; x += 1) {
    const a = leftMeans[x] as number
    const b = rightMeans[x] as number
    const meanProduct = a * b
    const meanSquares = a * a + b * b
    const covariance = (products[x] as number) - meanProduct
    const variances = (squares[x] as number) - meanSquares
    sum +=
      ((2 * meanProduct + stabilizerOfMeans) * (2 * covariance + stabilizerOfVariances)) /
      ((meanSquares + stabilizerOfMeans) * (variances + stabilizerOfVariances))
  }
  return sum
}
