import type { StepParameters } from '../steps'
import type { PixelSize } from './pixelBox'

/** Fewer pixels a side leave nothing to cut between. */
export const smallestTile = 8

/** What transform.tile does to a picture's size before its pixels are joined. */
interface TilePlan {
  /** The size that the picture is enlarged to first. */
  readonly enlarged: PixelSize
  /** The size of the tile. */
  readonly size: PixelSize
}

/** The sizes on the way to a tile; what lies beyond `size` in the enlarged picture is laid over its other side. */
export function planTile(
  picture: PixelSize,
  { sides, overlap, keepSize }: StepParameters<'transform.tile'>,
): TilePlan {
  const one = (length: number, joins: boolean): readonly [number, number] => {
    if (!joins) return [length, length]
    if (!keepSize) return [length, length - Math.max(2, Math.round(length * overlap))]
    return [Math.max(length + 2, Math.round(length / (1 - overlap))), length]
  }
  const [fromWidth, width] = one(picture.width, sides !== 'down')
  const [fromHeight, height] = one(picture.height, sides !== 'across')
  return { enlarged: { width: fromWidth, height: fromHeight }, size: { width, height } }
}
