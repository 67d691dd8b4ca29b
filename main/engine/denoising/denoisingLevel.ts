import { lumaBlue, lumaGreen, lumaRed } from '../../../preload/contract/pixels/luma'
import type { Pacer } from '../pacer'
import { lumaPlane } from '../strips/lumaPlane'
import type { StagedPicture } from '../strips/stagedPicture'
import { blockiness } from './blockiness'
import { noiseDeviation } from './noiseDeviation'

/** Luma averages the noise of three channels; this much of one channel's is left. */
const lumaShare = Math.hypot(lumaRed, lumaGreen, lumaBlue)

/**
 * The level that takes away what is there and little more: that of the noise, or of the blocks where
 * they are worse. `deviation` is one channel's, `deviationAtLevelOne` is the model's, both 0..1.
 *
 * The factors were fitted on photographs kept from training: the noise reads a seventh too low, since
 * clipping and rounding hide some, and 0.25 for each doubling of the blockiness is within a
 * tenth of a decibel of the best level from JPEG quality 95 down to 20.
 */
export function levelFor(deviation: number, blocks: number, deviationAtLevelOne: number): number {
  const ofNoise = (1.15 * deviation) / deviationAtLevelOne
  const ofBlocks = 0.25 * Math.max(0, Math.log2(blocks) - 0.1)
  return Math.min(1, Math.max(ofNoise, ofBlocks))
}

/**
 * Measures noise and JPEG blocks of a picture. Undefined for pictures too small to measure.
 * Throws the signal's reason when aborted.
 */
export async function measureDenoisingLevel(
  picture: StagedPicture,
  deviationAtLevelOne: number,
  pacer: Pacer,
): Promise<number | undefined> {
  const { width, height } = picture
  const luma = await lumaPlane(picture, pacer)
  const deviation = await noiseDeviation(luma, width, height, pacer)
  if (deviation === undefined) return undefined
  const blocks = await blockiness(luma, width, height, pacer)
  return levelFor(deviation / lumaShare, blocks, deviationAtLevelOne)
}
