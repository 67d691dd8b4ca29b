import { createPacer, inRowBlocks, type Pacer } from '../pacer'
import type { Picture } from '../picture'
import { gaussianBlur } from '../pixels/gaussianBlur'
import { lumaPlane } from '../pixels/lumaPlane'
import { requirePicture, type StepImplementation } from '../stepImplementation'

/**
 * Unsharp mask: the difference between the luma and its Gaussian blur, times the amount, is added to
 * all three channels, so colours do not fringe. Works on encoded values, where equal steps look equal.
 */
export const implementation: StepImplementation<'adjust.sharpen'> = {
  async *run(input, { radius, amount, threshold }, context) {
    const picture = requirePicture(input)
    if (amount === 0) {
      yield { picture, data: {} }
      return
    }
    const pacer = createPacer(context.signal)
    const luma = await lumaPlane(picture, pacer)
    const blurred = await blurVisible(picture, luma, radius, pacer)
    context.progress(0.8)
    const { width, height, channels } = picture
    const source = picture.data
    const data = new Float32Array(source.length)
    await inRowBlocks(width, height, pacer, (first, end) => {
      for (let pixel = first * width; pixel < end * width; pixel += 1) {
        const difference = (luma[pixel] as number) - (blurred[pixel] as number)
        const start = pixel * channels
        if (Math.abs(difference) * 255 < threshold) {
          for (let index = start; index < start + channels; index += 1) {
            data[index] = source[index] as number
          }
          continue
        }
        for (let index = start; index < start + 3; index += 1) {
          const value = (source[index] as number) + amount * difference
          data[index] = Math.min(1, Math.max(0, value))
        }
        if (channels === 4) data[start + 3] = source[start + 3] as number
      }
    })
    context.progress(1)
    yield { picture: { ...picture, data }, data: {} }
  },
}

/** The blurred luma, in which transparent pixels have no say where there are visible ones. */
async function blurVisible(
  { width, height, channels, data }: Picture,
  luma: Float32Array,
  radius: number,
  pacer: Pacer,
): Promise<Float32Array> {
  if (channels === 3) return gaussianBlur({ width, height, data: luma }, radius, pacer)
  const alpha = Float32Array.from(
    { length: luma.length },
    (_, pixel) => data[pixel * 4 + 3] as number,
  )
  if (alpha.every((value) => value === 1))
    return gaussianBlur({ width, height, data: luma }, radius, pacer)
  const weighted = luma.map((value, pixel) => value * (alpha[pixel] as number))
  const sums = await gaussianBlur({ width, height, data: weighted }, radius, pacer)
  const weights = await gaussianBlur({ width, height, data: alpha }, radius, pacer)
  return sums.map((sum, pixel) => {
    const weight = weights[pixel] as number
    return weight > 1e-6 ? sum / weight : (luma[pixel] as number)
  })
}
