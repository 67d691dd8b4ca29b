import type { Size } from '../geometry'
import type { RasterPixels } from './floodFill'
import { hasCoverage, type Mask, tileRectangle, tileSide, tilesIn } from './mask'

/** Tells how much is done, 0..1. */
type Progress = (share: number) => void

/**
 * A mask from the pixels of a picture of its own size, some rows at a time: brightness times opacity counts as
 * coverage.
 */
export function maskFromRows(
  size: Size,
  rows: (top: number, height: number) => RasterPixels,
  progress: Progress = () => undefined,
): Mask {
  const tiles = new Map<number, Uint8Array>()
  for (let top = 0; top < size.height; top += tileSide) {
    const height = Math.min(tileSide, size.height - top)
    const pixels = rows(top, height)
    for (const index of tilesIn({ left: 0, top, width: size.width, height }, size)) {
      const tile = tileOf(pixels, tileRectangle(index, size).left)
      if (hasCoverage(tile)) tiles.set(index, tile)
    }
    progress((top + height) / size.height)
  }
  return { size: { width: size.width, height: size.height }, tiles }
}

function tileOf({ width, height, data }: RasterPixels, left: number): Uint8Array {
  const tile = new Uint8Array(tileSide * tileSide)
  const columns = Math.min(tileSide, width - left)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      const at = (y * width + left + x) * 4
      // Rec. 709 weights; masks are grey, so any weights that add up to one give the same.
      const grey =
        0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0)
      tile[y * tileSide + x] = Math.round((grey * (data[at + 3] ?? 0)) / 255)
    }
  }
  return tile
}
