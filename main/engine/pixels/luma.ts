import { lumaBlue, lumaGreen, lumaRed } from '../../../preload/contract/pixels/luma'

/** Luma of encoded sRGB, `[N, C]` to `[N]`. */
export function writeLuma(data: Float32Array, channels: 3 | 4, luma: Float32Array): void {
  let index = 0
  for (let pixel = 0; pixel < luma.length; pixel += 1, index += channels) {
    luma[pixel] =
      lumaRed * (data[index] as number) +
      lumaGreen * (data[index + 1] as number) +
      lumaBlue * (data[index + 2] as number)
  }
}
