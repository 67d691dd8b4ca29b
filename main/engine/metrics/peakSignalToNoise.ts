import { type Address, KernelMemory } from '../kernels/kernelMemory'
import { inRowBlocks, type Pacer } from '../pacer'
import type { Picture } from '../picture'

/**
 * Peak signal-to-noise ratio over RGB in decibels, 10 log10(1 / MSE), with encoded values of 0..1;
 * Infinity for equal pictures. The pictures have one size.
 * Throws the signal's reason when aborted.
 */
export async function peakSignalToNoise(
  left: Picture,
  right: Picture,
  pacer: Pacer,
): Promise<number> {
  const { width, height } = left
  const memory = new KernelMemory()
  const leftRow = memory.reserveFloats(width * left.channels)
  const rightRow = memory.reserveFloats(width * right.channels)
  const copyRow = ({ channels, data }: Picture, row: number, place: Address) => {
    const length = width * channels
    memory.floats(place, length).set(data.subarray(row * length, (row + 1) * length))
  }
  let sum = 0
  await inRowBlocks(width, height, pacer, (first, end) => {
    for (let row = first; row < end; row += 1) {
      copyRow(left, row, leftRow)
      copyRow(right, row, rightRow)
      sum += memory.kernels.squaredDifferences(
        leftRow,
        left.channels,
        rightRow,
        right.channels,
        width,
      )
    }
  })
  return sum === 0 ? Number.POSITIVE_INFINITY : 10 * Math.log10((width * height * 3) / sum)
}
