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
  let sum = 0
  await inRowBlocks(width, height, pacer, (first, end) => {
    for (let pixel = first * width; pixel < end * width; pixel += 1) {
      const a = pixel * left.channels
      const b = pixel * right.channels
      for (let channel = 0; channel < 3; channel += 1) {
        const difference = (left.data[a + channel] as number) - (right.data[b + channel] as number)
        sum += difference * difference
      }
    }
  })
  return sum === 0 ? Number.POSITIVE_INFINITY : 10 * Math.log10((width * height * 3) / sum)
}
