import type { Box } from '../../../preload/contract/pixels/pixelBox'
import type { Picture } from '../picture'

/** The part of a picture inside a box that lies within it, exactly. */
export function crop(picture: Picture, { left, top, width, height }: Box): Picture {
  if (width === picture.width && height === picture.height) return picture
  const { channels } = picture
  const data = new Float32Array(width * height * channels)
  for (let row = 0; row < height; row += 1) {
    const start = ((top + row) * picture.width + left) * channels
    data.set(picture.data.subarray(start, start + width * channels), row * width * channels)
  }
  return { ...picture, width, height, data }
}
