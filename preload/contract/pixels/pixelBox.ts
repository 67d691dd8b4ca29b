/** A width and a height in pixels. */
export interface PixelSize {
  readonly width: number
  readonly height: number
}

/** A rectangle of whole pixels. */
export interface Box extends PixelSize {
  readonly left: number
  readonly top: number
}

/** The pixels of a box given in fractions of a picture; at least one pixel, within the picture. */
export function pixelBox(picture: PixelSize, fractions: Box): Box {
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
export function aspectBox(picture: PixelSize, ratio: number): Box {
  const width = Math.max(1, Math.min(picture.width, Math.round(picture.height * ratio)))
  const height = Math.max(1, Math.min(picture.height, Math.round(picture.width / ratio)))
  return {
    left: Math.floor((picture.width - width) / 2),
    top: Math.floor((picture.height - height) / 2),
    width,
    height,
  }
}
