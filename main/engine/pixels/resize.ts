import { contributions } from '../../../preload/contract/pixels/resamplingKernels'
import { storeDecoding, storeEncoding, transferSteps } from '../kernels/transferTables'
import type { Pacer } from '../pacer'
import type { Picture } from '../picture'
import { RowResampler } from '../resize/rowResampler'
import { stripHeight } from '../strips/forEachStrip'
import { FloatPicture } from '../strips/heldPictures'
import { factsOf, type StagedPicture } from '../strips/stagedPicture'

/**
 * A picture of another size: separable Lanczos where it gets smaller, Mitchell where it gets larger, in
 * linear light with premultiplied alpha. The picture's rows are asked for once, in order.
 * Throws the signal's reason when aborted, and what the rows throw.
 */
export async function resize(
  picture: StagedPicture,
  width: number,
  height: number,
  pacer: Pacer,
  progress?: (fraction: number) => void,
): Promise<StagedPicture> {
  if (width === picture.width && height === picture.height) return picture
  const { channels } = picture
  const resampler = new RowResampler(
    picture.width,
    channels,
    contributions(picture.width, width),
    contributions(picture.height, height),
  )
  const { memory, source, result } = resampler
  const { kernels } = memory
  const decode = storeDecoding(memory)
  const encode = storeEncoding(memory)
  const line = memory.floats(source, picture.width * channels)
  const made = memory.floats(result, width * channels)
  const data = new Float32Array(width * height * channels)
  const strip = stripHeight(picture.width)
  let held: Float32Array = new Float32Array(0)
  let top = 0
  let bottom = 0
  for (let y = 0; y < height; y += 1) {
    for (let row = resampler.wanted(y); row !== undefined; row = resampler.wanted(y)) {
      if (row >= bottom) {
        await pacer.pace()
        top = row
        bottom = Math.min(picture.height, top + strip)
        held = await picture.rows(top, bottom)
      }
      line.set(held.subarray((row - top) * line.length, (row - top + 1) * line.length))
      kernels.linearOfEncoded(source, channels, picture.width, decode, transferSteps, source)
      resampler.take()
    }
    resampler.make(y)
    kernels.encodedOfLinear(result, channels, width, encode, transferSteps, result)
    data.set(made, y * made.length)
    await pacer.pace()
    progress?.((y + 1) / height)
  }
  const resized: Picture = { ...factsOf(picture), width, height, data }
  return new FloatPicture(resized)
}
