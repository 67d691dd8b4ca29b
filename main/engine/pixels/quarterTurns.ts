import { FloatPicture, type HeldPicture, SampledPicture } from '../strips/heldPictures'
import { factsOf } from '../strips/stagedPicture'
import { newSamples, type Samples } from './quantize'

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
export function flip(
  picture: HeldPicture,
  kind: 'none' | 'horizontal' | 'vertical' | 'both',
): HeldPicture {
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
export function turn(picture: HeldPicture, degrees: '0' | '90' | '180' | '270'): HeldPicture {
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

/** Samples stay samples, and float32 stays float32. */
function rearrange(picture: HeldPicture, walk: Walk): HeldPicture {
  const { width, height } = walk
  const facts = { ...factsOf(picture), width, height }
  const { channels, bitDepth } = facts
  if (picture instanceof SampledPicture) {
    const samples = newSamples(width * height * channels, bitDepth)
    move(picture.samples, walk, channels, samples)
    return new SampledPicture(facts, samples)
  }
  const data = new Float32Array(width * height * channels)
  move(picture.picture.data, walk, channels, data)
  return new FloatPicture({ ...facts, data })
}

function move(
  source: Float32Array | Samples,
  { width, height, start, right, down }: Walk,
  channels: 3 | 4,
  target: Float32Array | Samples,
): void {
  let index = 0
  for (let y = 0; y < height; y += 1) {
    let from = (start + y * down) * channels
    for (let x = 0; x < width; x += 1, from += right * channels) {
      for (let channel = 0; channel < channels; channel += 1) {
        target[index] = source[from + channel] as number
        index += 1
      }
    }
  }
}
