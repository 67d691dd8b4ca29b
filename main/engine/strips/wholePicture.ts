import type { Pacer } from '../pacer'
import type { Picture } from '../picture'
import { forEachStrip } from './forEachStrip'
import { FloatPicture, type HeldPicture, SampledPicture } from './heldPictures'
import { factsOf, type StagedPicture } from './stagedPicture'

/** All of a picture as float32, for steps that need it so. Throws what `forEachStrip` throws. */
export async function wholePicture(
  staged: StagedPicture,
  pacer: Pacer,
  progress?: (fraction: number) => void,
): Promise<Picture> {
  if (staged instanceof FloatPicture) return staged.picture
  const { width, height, channels } = staged
  const data = new Float32Array(width * height * channels)
  await forEachStrip(
    staged,
    pacer,
    (first, _end, rows) => data.set(rows, first * width * channels),
    progress,
  )
  return { ...factsOf(staged), data }
}

/** The same pixels held: as they were decoded, or else all in float32. Throws what `forEachStrip` throws. */
export async function heldPicture(staged: StagedPicture, pacer: Pacer): Promise<HeldPicture> {
  if (staged instanceof FloatPicture || staged instanceof SampledPicture) return staged
  return new FloatPicture(await wholePicture(staged, pacer))
}
