import type { Pacer } from '../pacer'
import type { StagedPicture } from './stagedPicture'

/** About this many pixels are worked on at a time: 9 MB of float32 colours. */
const pixelsPerStrip = 3 << 18

/** How many rows of a picture make a strip. */
export function stripHeight(width: number): number {
  return Math.max(16, Math.floor(pixelsPerStrip / width))
}

/**
 * Asks a picture for all its rows in turn; `rows` are valid until `work` returns. Throws the
 * signal's reason when aborted, and what the picture throws.
 */
export async function forEachStrip(
  picture: StagedPicture,
  pacer: Pacer,
  work: (first: number, end: number, rows: Float32Array) => void,
  progress?: (fraction: number) => void,
): Promise<void> {
  const height = stripHeight(picture.width)
  for (let first = 0; first < picture.height; first += height) {
    await pacer.pace()
    const end = Math.min(picture.height, first + height)
    work(first, end, await picture.rows(first, end))
    progress?.(end / picture.height)
  }
}
