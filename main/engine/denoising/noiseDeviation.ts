import { inRowBlocks, type Pacer } from '../pacer'

const side = 16
const fewestBlocks = 4
/** What lies beyond is clipped or nearly so, and clipped noise reads too low. */
const darkest = 0.03
const brightest = 0.97
const mostClipped = 0.1
/** The flattest tenth of the blocks shows noise; the others show detail too. */
const quantile = 0.1

/**
 * Standard deviation of white noise on a luma plane `[H, W]`, 0..1; undefined where the plane is too
 * small. The mean absolute response to the difference of two Laplacians (Immerkaer 1996) in every
 * block of 16 pixels, of which the flattest tenth counts.
 */
export async function noiseDeviation(
  luma: Float32Array,
  width: number,
  height: number,
  pacer: Pacer,
): Promise<number | undefined> {
  const columns = Math.floor((width - 2) / side)
  const rows = Math.floor((height - 2) / side)
  if (columns * rows < fewestBlocks) return undefined
  const unclipped: number[] = []
  const all: number[] = []
  // Rows of blocks; each is `side` rows of pixels.
  await inRowBlocks(width * side, rows, pacer, (first, end) => {
    for (let row = first; row < end; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const { response, clipped } = measureBlock(luma, width, 1 + column * side, 1 + row * side)
        all.push(response)
        if (clipped < mostClipped) unclipped.push(response)
      }
    }
  })
  const counted = (unclipped.length < fewestBlocks ? all : unclipped).sort((a, b) => a - b)
  const response = counted[Math.floor(quantile * (counted.length - 1))] as number
  // The mask's weights have a norm of 6; sqrt(pi / 2) turns a mean deviation into a standard one.
  return (response * Math.sqrt(Math.PI / 2)) / 6
}

function measureBlock(luma: Float32Array, width: number, left: number, top: number) {
  let response = 0
  let clipped = 0
  for (let y = top; y < top + side; y += 1) {
    for (let x = left; x < left + side; x += 1) {
      const here = y * width + x
      response += Math.abs(
        column(luma, here - 1, width) -
          2 * column(luma, here, width) +
          column(luma, here + 1, width),
      )
      const value = luma[here] as number
      if (value < darkest || value > brightest) clipped += 1
    }
  }
  return { response: response / side ** 2, clipped: clipped / side ** 2 }
}

/** Second difference down a column. */
function column(luma: Float32Array, here: number, width: number): number {
  return (
    (luma[here - width] as number) - 2 * (luma[here] as number) + (luma[here + width] as number)
  )
}
