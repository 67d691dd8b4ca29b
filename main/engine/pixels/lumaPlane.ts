import { lumaBlue, lumaGreen, lumaRed } from '../../../preload/contract/pixels/luma'
import type { Picture } from '../picture'

/** Luma of encoded sRGB, `[H, W]`. */
export function lumaPlane({ width, height, channels, data }: Picture): Float32Array {
  const luma = new Float32Array(width * height)
  for (let pixel = 0, index = 0; pixel < luma.length; pixel += 1, index += channels) {
    luma[pixel] =
      lumaRed * (data[index] as number) +
      lumaGreen * (data[index + 1] as number) +
      lumaBlue * (data[index + 2] as number)
  }
  return luma
}
