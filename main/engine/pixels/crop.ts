import type { Picture } from '../picture'

/** A rectangle of whole pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

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

/** The pixels of a box given in fractions of a picture; at least one pixel, within the picture. */
export function pixelBox(
  picture: { readonly width: number; readonly height: number },
  fractions: Box,
): Box {
  const [left, width] = pixelSpan(picture.width, fractions.left, fractions.width)
  const [top, height] = pixelSpan(picture.height, fractions.top, fractions.height)
  return { left, top, width, height }
}

function pixelSpan(size: number, start: number, length: number): [start: number, length: number] {
  const first = Math.min(size - 1, Math.max(0, Math.round(start * size)))
  const end = Math.min(size, Math.max(first + 1, Math.round((start + length) * size)))
  return [first, end - first]
}

/** The largest centred box of a ratio (width to height). */
export function aspectBox(
  picture: { readonly width: number; readonly height: number },
  ratio: number,
): Box {
  const width = Math.max(1, Math.min(picture.width, Math.round(picture.height * ratio)))
  const height = Math.max(1, Math.min(picture.height, Math.round(picture.width / ratio)))
  return {
    left: Math.floor((picture.width - width) / 2),
    top: Math.floor((picture.height - height) / 2),
    width,
    height,
  }
}
