import type { Rectangle, Size } from '../geometry'

/** Side of a tile in pixels. */
export const tileSide = 256

/**
 * A mask at the picture's own resolution, in tiles of 256 x 256 coverage values (0 keeps, 255
 * repairs). Tiles without any coverage are absent, so memory follows what is painted; tiles are never
 * changed once they are part of a mask, so an undo step shares those it did not touch. Pixels of edge
 * tiles that lie outside the picture are 0.
 */
export interface Mask {
  readonly size: Size
  readonly tiles: ReadonlyMap<number, Uint8Array>
}

/** One tile before and after an edit; undefined is an empty tile. */
export interface TileChange {
  readonly index: number
  readonly before: Uint8Array | undefined
  readonly after: Uint8Array | undefined
}

/** The tiles that an edit changed. */
export type MaskChange = readonly TileChange[]

export function emptyMask(size: Size): Mask {
  return { size: { width: size.width, height: size.height }, tiles: new Map() }
}

export function isEmptyMask(mask: Mask | undefined): boolean {
  return !mask || mask.tiles.size === 0
}

function tilesAcross(size: Size): number {
  return Math.ceil(size.width / tileSide)
}

/** The part of the picture that a tile covers. */
export function tileRectangle(index: number, size: Size): Rectangle {
  const across = tilesAcross(size)
  const left = (index % across) * tileSide
  const top = Math.floor(index / across) * tileSide
  return {
    left,
    top,
    width: Math.min(tileSide, size.width - left),
    height: Math.min(tileSide, size.height - top),
  }
}

/** Indices of the tiles that a rectangle inside the picture touches. */
export function tilesIn(rectangle: Rectangle, size: Size): number[] {
  const across = tilesAcross(size)
  const firstColumn = Math.max(0, Math.floor(rectangle.left / tileSide))
  const firstRow = Math.max(0, Math.floor(rectangle.top / tileSide))
  const lastColumn = Math.min(
    across - 1,
    Math.floor((rectangle.left + rectangle.width - 1) / tileSide),
  )
  const lastRow = Math.min(
    Math.ceil(size.height / tileSide) - 1,
    Math.floor((rectangle.top + rectangle.height - 1) / tileSide),
  )
  const indices: number[] = []
  for (let row = firstRow; row <= lastRow; row += 1) {
    for (let column = firstColumn; column <= lastColumn; column += 1) {
      indices.push(row * across + column)
    }
  }
  return indices
}

/** Coverage of one pixel, 0 outside the picture. */
export function coverageAt(mask: Mask, x: number, y: number): number {
  if (x < 0 || y < 0 || x >= mask.size.width || y >= mask.size.height) return 0
  const index = Math.floor(y / tileSide) * tilesAcross(mask.size) + Math.floor(x / tileSide)
  return mask.tiles.get(index)?.[(y % tileSide) * tileSide + (x % tileSide)] ?? 0
}

/** The smallest rectangle of tiles that holds all that is covered; undefined for an empty mask. */
export function coveredTiles(mask: Mask): Rectangle | undefined {
  if (mask.tiles.size === 0) return undefined
  let [left, top, right, bottom] = [Infinity, Infinity, 0, 0]
  for (const index of mask.tiles.keys()) {
    const tile = tileRectangle(index, mask.size)
    left = Math.min(left, tile.left)
    top = Math.min(top, tile.top)
    right = Math.max(right, tile.left + tile.width)
    bottom = Math.max(bottom, tile.top + tile.height)
  }
  return { left, top, width: right - left, height: bottom - top }
}

/** The mask after an edit, or, with `backward`, before it. */
export function applyChange(mask: Mask, change: MaskChange, backward = false): Mask {
  const tiles = new Map(mask.tiles)
  for (const { index, before, after } of change) {
    const tile = backward ? before : after
    if (tile) tiles.set(index, tile)
    else tiles.delete(index)
  }
  return { size: mask.size, tiles }
}

/** What turns one mask into another of the same size. */
export function differenceOf(before: Mask, after: Mask): MaskChange {
  const indices = new Set([...before.tiles.keys(), ...after.tiles.keys()])
  const change: TileChange[] = []
  for (const index of indices) {
    const old = before.tiles.get(index)
    const new_ = after.tiles.get(index)
    if (old !== new_ && !sameBytes(old, new_)) change.push({ index, before: old, after: new_ })
  }
  return change
}

/** Memory that an undo step holds on to. */
export function changeBytes(change: MaskChange): number {
  return change.reduce(
    (sum, { before, after }) => sum + (before?.length ?? 0) + (after?.length ?? 0) + 64,
    0,
  )
}

export function hasCoverage(tile: Uint8Array): boolean {
  return tile.some((value) => value !== 0)
}

function sameBytes(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  if (!one || !other) return false
  return one.every((value, index) => value === other[index])
}
