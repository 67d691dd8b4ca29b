import type { Picture } from '../picture'

/** How the pixels of a turned or mirrored picture are found: steps through the source. */
interface Walk {
  readonly width: number
  readonly height: number
  /** Source pixel of the result's first pixel, and what a step right and a step down add to it. */
  readonly start: number
  readonly right: number
  readonly down: number
}

/** A mirrored picture, exactly. */
export function flip(picture: Picture, kind: 'none' | 'horizontal' | 'vertical' | 'both'): Picture {
  const { width, height } = picture
  const last = width * height - 1
  switch (kind) {
    case 'none':
      return picture
    case 'horizontal':
      return rearrange(picture, { width, height, start: width - 1, right: -1, down: width })
    case 'vertical':
      return rearrange(picture, {
        width,
        height,
        start: width * (height - 1),
        right: 1,
        down: -width,
      })
    case 'both':
      return rearrange(picture, { width, height, start: last, right: -1, down: -width })
  }
}

/** A picture turned clockwise by quarter turns, exactly. */
export function turn(picture: Picture, degrees: '0' | '90' | '180' | '270'): Picture {
  const { width, height } = picture
  switch (degrees) {
    case '0':
      return picture
    case '90':
      return rearrange(picture, {
        width: height,
        height: width,
        start: width * (height - 1),
        right: -width,
        down: 1,
      })
    case '180':
      return flip(picture, 'both')
    case '270':
      return rearrange(picture, {
        width: height,
        height: width,
        start: width - 1,
        right: width,
        down: -1,
      })
  }
}

function rearrange(picture: Picture, { width, height, start, right, down }: Walk): Picture {
  const { channels, data: source } = picture
  const data = new Float32Array(source.length)
  let index = 0
  for (let y = 0; y < height; y += 1) {
    let from = (start + y * down) * channels
    for (let x = 0; x < width; x += 1, from += right * channels) {
      for (let channel = 0; channel < channels; channel += 1) {
        data[index] = source[from + channel] as number
        index += 1
      }
    }
  }
  return { ...picture, width, height, data }
}
