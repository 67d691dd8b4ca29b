import { floodFill, type RasterPixels } from '../floodFill'
import { hasCoverage, type Mask, tileRectangle, tileSide, tilesIn } from '../mask'
import type { MaskMode } from '../maskDraft'
import { featherMask, growMask, invertMask } from '../morphology'
import type { MaskPicture } from './loadMask'

/** A change of a mask as a whole that takes its time on a large picture, as data. */
export type MaskWork =
  | MaskChangeWork
  /** Another mask in its place, from a picture. */
  | ({ readonly kind: 'load' } & MaskPicture)

/** One that starts from the mask as it is. */
type MaskChangeWork =
  | { readonly kind: 'grow' /** Shrinks where negative. */; readonly pixels: number }
  | { readonly kind: 'feather'; readonly pixels: number }
  | { readonly kind: 'invert' }
  | {
      readonly kind: 'wand'
      /** The pixel of the picture whose colour is looked for. */
      readonly seed: { readonly x: number; readonly y: number }
      readonly tolerance: number
      readonly contiguous: boolean
      readonly mode: MaskMode
    }

/** Told how much of the work is done, 0..1. */
export type WorkProgress = (share: number) => void

/** Whether a work looks at the picture and not at its mask alone. */
export function looksAtPicture(work: MaskWork): boolean {
  return work.kind === 'wand'
}

/** The mask after a work. `pixels` are the whole picture's, for works that look at it. */
export function maskAfter(
  mask: Mask,
  work: MaskChangeWork,
  pixels: RasterPixels,
  progress: WorkProgress = () => undefined,
): Mask {
  switch (work.kind) {
    case 'grow':
      return growMask(mask, work.pixels, progress)
    case 'feather':
      return featherMask(mask, work.pixels, progress)
    case 'invert':
      return invertMask(mask)
    case 'wand':
      return combined(mask, floodFill(pixels, work.seed, work), work.mode)
  }
}

/** The mask with a selection of the whole picture, row by row, added to it or taken from it. */
function combined(mask: Mask, selected: Uint8Array, mode: MaskMode): Mask {
  const { width } = mask.size
  const tiles = new Map(mask.tiles)
  for (const index of tilesIn({ left: 0, top: 0, ...mask.size }, mask.size)) {
    const place = tileRectangle(index, mask.size)
    const tile = new Uint8Array(tileSide * tileSide)
    for (let y = 0; y < place.height; y += 1) {
      const from = (place.top + y) * width + place.left
      tile.set(selected.subarray(from, from + place.width), y * tileSide)
    }
    if (!hasCoverage(tile)) continue
    const before = mask.tiles.get(index)
    for (let at = 0; at < tile.length; at += 1) {
      const old = before?.[at] ?? 0
      const drawn = tile[at] as number
      tile[at] = mode === 'add' ? Math.max(old, drawn) : Math.min(old, 255 - drawn)
    }
    if (hasCoverage(tile)) tiles.set(index, tile)
    else tiles.delete(index)
  }
  return { size: mask.size, tiles }
}
