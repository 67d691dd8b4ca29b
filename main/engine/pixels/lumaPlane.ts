import { lumaBlue, lumaGreen, lumaRed } from '../../../preload/contract/pixels/luma'
import { inRowBlocks, type Pacer } from '../pacer'
import type { Picture } from '../picture'

/** Luma of encoded sRGB, `[H, W]`. Throws the signal's reason when aborted. */
export async function lumaPlane(picture: Picture, pacer: Pacer): Promise<Float32Array> {
  const { width, height, channels, data } = picture
  const luma = new Float32Array(width * height)
  await inRowBlocks(width, height, pacer, (first, end) => {
    let index = first * width * channels
    for (let pixel = first * width; pixel < end * width; pixel += 1, index += channels) {
      luma[pixel] =
        lumaRed * (data[index] as number) +
        lumaGreen * (data[index + 1] as number) +
        lumaBlue * (data[index + 2] as number)
    }
  })
  return luma
}
