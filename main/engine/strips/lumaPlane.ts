import type { Pacer } from '../pacer'
import { writeLuma } from '../pixels/luma'
import { forEachStrip } from './forEachStrip'
import type { StagedPicture } from './stagedPicture'

/** Luma of encoded sRGB, `[H, W]`. Throws what `forEachStrip` throws. */
export async function lumaPlane(picture: StagedPicture, pacer: Pacer): Promise<Float32Array> {
  const { width, height, channels } = picture
  const luma = new Float32Array(width * height)
  await forEachStrip(picture, pacer, (first, end, rows) =>
    writeLuma(rows, channels, luma.subarray(first * width, end * width)),
  )
  return luma
}
