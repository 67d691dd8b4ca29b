import { fromSamples } from '../pixels/quantize'
import { SampledPicture } from './heldPictures'
import type { StagedPicture } from './stagedPicture'

/** A rectangle of pixels; `right` and `bottom` lie outside it. */
interface PixelBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A part of a picture as `[h, w, C] float32`. Throws what its rows throw. */
export async function readBox(
  picture: StagedPicture,
  { left, top, right, bottom }: PixelBox,
): Promise<Float32Array> {
  const { width, channels } = picture
  const length = (right - left) * channels
  const data = new Float32Array((bottom - top) * length)
  const isSampled = picture instanceof SampledPicture
  const rows = isSampled ? undefined : await picture.rows(top, bottom)
  for (let y = 0; y < bottom - top; y += 1) {
    const target = data.subarray(y * length, (y + 1) * length)
    if (rows) {
      const start = (y * width + left) * channels
      target.set(rows.subarray(start, start + length))
    } else if (isSampled) {
      const row = picture.sampleRows(top + y, top + y + 1)
      fromSamples(row.subarray(left * channels, right * channels), target)
    }
  }
  return data
}
