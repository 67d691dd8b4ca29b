import type { Samples } from './quantize'

/** So many rows of a picture are looked at. */
const rowsLookedAt = 64
/** Pictures of which a smaller part of the pixels is as the pixel to its left are taken for natural. */
const naturalShare = 1 / 8

/**
 * Whether PNG's filters make a picture's file smaller. They turn colours into differences from the neighbours, which
 * helps where hardly a pixel is just as the one beside it (photographs, pictures drawn by networks) and harms where
 * many are (masks, drawings, text). `samples` `[H, W, channels]`.
 */
export function suitsPngFilters({
  samples,
  width,
  height,
  channels,
}: {
  readonly samples: Samples
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
}): boolean {
  if (width < 2) return false
  const step = Math.max(1, Math.floor(height / rowsLookedAt))
  let compared = 0
  let equal = 0
  for (let y = 0; y < height; y += step) {
    const start = y * width * channels
    const end = start + width * channels
    for (let place = start + channels; place < end; place += channels) {
      const isEqual =
        samples[place] === samples[place - channels] &&
        samples[place + 1] === samples[place + 1 - channels] &&
        samples[place + 2] === samples[place + 2 - channels]
      if (isEqual) equal += 1
    }
    compared += width - 1
  }
  return equal < compared * naturalShare
}
