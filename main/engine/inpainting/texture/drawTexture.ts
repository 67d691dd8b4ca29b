import type { Pacer } from '../../pacer'
import type { Raster } from '../../resize/resizePlanes'
import { readBox } from '../../strips/readBox'
import type { StagedPicture } from '../../strips/stagedPicture'
import type { Crop } from '../cropPlan'
import { type Filling, layOver, markOpen } from '../filling'
import { type Box, grownBox, overlap } from '../holes'
import { drawBeside } from './textureThread'

/** Pixels round a hole that it is drawn from: as many as it is wide, within these. */
const leastSurround = 128
const mostSurround = 768
/** A network that sees a hole smaller than this share of its size gives back less than its surroundings show. */
const sharpFrom = 0.75
/** Deeper than half of this, in pixels, a network knows nothing any more, and what it gives is smooth. */
const sharpThickness = 160

/** When holes are drawn from patches of what surrounds them, and with which seed. */
export interface TextureChoice {
  readonly when: 'auto' | 'always' | 'never'
  readonly seed: number
}

/** Whether what a network gives for a crop is to be drawn anew. */
export function needsTexture(
  { when }: TextureChoice,
  { box, width }: Crop,
  thickness: number,
): boolean {
  if (when !== 'auto') return when === 'always'
  return thickness > sharpThickness || width < (box.right - box.left) * sharpFrom
}

/** Colours of a part of the picture, `[h, w, 3]`. */
export interface Drawn {
  readonly box: Box
  readonly raster: Raster
}

/**
 * Draws what a network gave for a crop (`guess`, at the crop's size in the picture) from patches of its surroundings. No
 * hole that is still open is drawn from. See continueTexture.
 */
export async function drawTexture(
  picture: StagedPicture,
  parts: readonly Filling[],
  part: Filling,
  crop: Crop,
  guess: Raster,
  options: {
    readonly thickness: number
    readonly seed: number
    readonly pacer: Pacer
    readonly progress: (fraction: number) => void
  },
): Promise<Drawn> {
  const surround = Math.ceil(Math.min(mostSurround, Math.max(leastSurround, options.thickness)))
  const fills = overlap(crop.fills, part.area)
  const box = overlap(grownBox(fills, surround, picture.width, picture.height), crop.box)
  const width = box.right - box.left
  const height = box.bottom - box.top
  const colours = await readBox(picture, box)
  const hole = new Uint8Array(width * height)
  for (const one of parts) {
    layOver(one, box, colours, picture.channels)
    markOpen(one, box, hole)
  }
  const data = new Float32Array(width * height * 3)
  for (let y = 0, place = 0; y < height; y += 1) {
    let from = ((box.top - crop.box.top + y) * guess.width + box.left - crop.box.left) * 3
    for (let x = 0; x < width; x += 1, place += 1, from += 3) {
      const source = hole[place] === 1 ? guess.data : colours
      const at = hole[place] === 1 ? from : place * picture.channels
      for (let channel = 0; channel < 3; channel += 1)
        data[place * 3 + channel] = source[at + channel] as number
    }
  }
  const drawn = await drawBeside({ data, width, height, channels: 3 }, hole, options)
  return { box, raster: { data: drawn, width, height, channels: 3 } }
}
