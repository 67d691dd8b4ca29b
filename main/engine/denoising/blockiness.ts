import { inRowBlocks, type Pacer } from '../pacer'

const period = 8
/** A fifth of a level of 255: keeps flat pictures from being called blocky for their rounding. */
const floor = 0.05 / 255

/**
 * How much larger the steps of a luma plane `[H, W]` are at the borders of 8x8 blocks than inside
 * them: 1 for a picture without blocks, about 1.4 after JPEG at quality 80 and 4 at 20.
 *
 * A step is what a difference of neighbours exceeds the mean of the two differences beside it by. The
 * grid may start anywhere, as it does in a picture that was cropped.
 */
export async function blockiness(
  luma: Float32Array,
  width: number,
  height: number,
  pacer: Pacer,
): Promise<number> {
  const across = new Float64Array(period)
  const down = new Float64Array(period)
  const countAcross = new Float64Array(period)
  const countDown = new Float64Array(period)
  await inRowBlocks(width, height, pacer, (first, end) => {
    for (let y = first; y < end; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const here = y * width + x
        if (x >= 1 && x + 2 < width) tally(across, countAcross, x, luma, here, 1)
        if (y >= 1 && y + 2 < height) tally(down, countDown, y, luma, here, width)
      }
    }
  })
  return (strongest(across, countAcross) + strongest(down, countDown)) / 2
}

function tally(
  sums: Float64Array,
  counts: Float64Array,
  position: number,
  luma: Float32Array,
  here: number,
  stride: number,
): void {
  const before = luma[here - stride] as number
  const a = luma[here] as number
  const b = luma[here + stride] as number
  const after = luma[here + 2 * stride] as number
  const phase = (position + 1) % period
  sums[phase] = (sums[phase] as number) + Math.abs(b - a - (a - before + after - b) / 2)
  counts[phase] = (counts[phase] as number) + 1
}

/** The largest mean step of a phase against those of the phases that do not touch it. */
function strongest(sums: Float64Array, counts: Float64Array): number {
  const means = Array.from(sums, (sum, phase) => sum / Math.max(1, counts[phase] as number))
  const largest = Math.max(...means)
  const at = means.indexOf(largest)
  const inside = [2, 3, 4, 5, 6].map((offset) => means[(at + offset) % period] as number)
  const mean = inside.reduce((sum, value) => sum + value, 0) / inside.length
  return (largest + floor) / (mean + floor)
}
