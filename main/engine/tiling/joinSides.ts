import { lumaBlue, lumaGreen, lumaRed } from '../../../preload/contract/pixels/luma'
import type { Pacer } from '../pacer'
import type { Picture } from '../picture'
import { cyclicCut } from './cyclicCut'

/**
 * A picture narrower by `overlap` columns whose right side goes on into its left side: the two sides are
 * laid over each other, and cut where they differ least. Throws the signal's reason when aborted.
 */
export async function joinSides(
  picture: Picture,
  overlap: number,
  pacer: Pacer,
  progress: (fraction: number) => void,
): Promise<Picture> {
  const { channels, height } = picture
  const width = picture.width - overlap
  const feather = Math.max(1, Math.round(overlap / 12))
  const cost = await differences(picture, overlap, pacer)
  progress(0.3)
  const cut = await cyclicCut(cost, overlap, height, feather, pacer)
  progress(0.7)
  const data = new Float32Array(width * height * channels)
  for (let y = 0; y < height; y += 1) {
    await pacer.pace()
    const line = y * picture.width * channels
    const target = y * width * channels
    data.set(picture.data.subarray(line, line + width * channels), target)
    // Left of the cut the right side goes on, right of it the left side begins.
    for (let x = 0; x < overlap; x += 1) {
      const share = smoothStep((x - (cut[y] as number) + feather) / (2 * feather))
      if (share === 1) continue
      mix(
        picture,
        line + x * channels,
        line + (width + x) * channels,
        share,
        data,
        target + x * channels,
      )
    }
  }
  progress(1)
  return { ...picture, width, data }
}

/** How much the two sides differ at every place where they lie over each other. */
async function differences(picture: Picture, overlap: number, pacer: Pacer): Promise<Float32Array> {
  const { data, channels, height } = picture
  const weights = [lumaRed, lumaGreen, lumaBlue, 1]
  const cost = new Float32Array(overlap * height)
  for (let y = 0; y < height; y += 1) {
    await pacer.pace()
    for (let x = 0; x < overlap; x += 1) {
      const left = (y * picture.width + x) * channels
      const right = left + (picture.width - overlap) * channels
      let sum = 0
      for (let channel = 0; channel < channels; channel += 1) {
        const difference = (data[left + channel] as number) - (data[right + channel] as number)
        sum += difference * difference * (weights[channel] as number)
      }
      cost[y * overlap + x] = sum
    }
  }
  return cost
}

function smoothStep(at: number): number {
  const within = Math.min(1, Math.max(0, at))
  return within * within * (3 - 2 * within)
}

/** `share` of the pixel at `one`, the rest of the one at `other`; what is transparent has no colour to give. */
function mix(
  { data, channels }: Picture,
  one: number,
  other: number,
  share: number,
  target: Float32Array,
  place: number,
): void {
  const ofOne = share * (channels === 4 ? (data[one + 3] as number) : 1)
  const ofOther = (1 - share) * (channels === 4 ? (data[other + 3] as number) : 1)
  const sum = ofOne + ofOther
  const weight = sum > 0 ? ofOne / sum : share
  for (let channel = 0; channel < 3; channel += 1)
    target[place + channel] =
      (data[one + channel] as number) * weight + (data[other + channel] as number) * (1 - weight)
  if (channels === 4) target[place + 3] = sum
}
