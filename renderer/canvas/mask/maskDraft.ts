import { intersect, type Rectangle } from '../geometry'
import {
  applyChange,
  hasCoverage,
  type Mask,
  type MaskChange,
  type TileChange,
  tileRectangle,
  tileSide,
  tilesIn,
} from './mask'

export type MaskMode = 'add' | 'subtract'

/** The part of a tile that a shape may cover, in pixels of the picture; right and bottom exclusive. */
export interface TileWindow {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** Offset of picture pixel (0, 0) in the tile: pixel (x, y) is at `origin + y * tileSide + x`. */
  readonly origin: number
}

/** Writes the larger of what is there and the shape's own coverage. */
export type CoverageWriter = (coverage: Uint8Array, window: TileWindow) => void

/**
 * One gesture over a mask, kept apart from it until the pointer is lifted. The gesture's coverage is
 * collected by maximum, so that a soft brush does not build up where a stroke crosses itself, and is
 * then added to or taken from the mask as a whole.
 */
export class MaskDraft {
  private readonly gesture = new Map<number, Uint8Array>()
  private readonly results = new Map<number, Uint8Array>()

  constructor(
    readonly base: Mask,
    readonly mode: MaskMode,
  ) {}

  /** Adds a shape inside `bounds` (whole pixels inside the picture) to the gesture. */
  cover(bounds: Rectangle, write: CoverageWriter): void {
    for (const index of tilesIn(bounds, this.base.size)) {
      const place = tileRectangle(index, this.base.size)
      const part = intersect(place, bounds)
      if (!part) continue
      const window: TileWindow = {
        left: part.left,
        top: part.top,
        right: part.left + part.width,
        bottom: part.top + part.height,
        origin: -place.top * tileSide - place.left,
      }
      const coverage = this.gestureTile(index)
      write(coverage, window)
      this.combine(index, coverage, window)
    }
  }

  /** Takes the gesture back to nothing; answers the tiles that have to be drawn again. */
  restart(): number[] {
    const touched = [...this.gesture.keys()]
    this.gesture.clear()
    this.results.clear()
    return touched
  }

  /** A tile as it looks with the gesture so far. */
  tile(index: number): Uint8Array | undefined {
    return this.results.get(index) ?? this.base.tiles.get(index)
  }

  /** What the gesture changed, and the mask with it. */
  commit(): { mask: Mask; change: MaskChange } {
    const change: TileChange[] = []
    for (const [index, result] of this.results) {
      const before = this.base.tiles.get(index)
      const after = hasCoverage(result) ? result : undefined
      if (!before && !after) continue
      if (before && after && before.every((value, at) => value === after[at])) continue
      change.push({ index, before, after })
    }
    return { mask: applyChange(this.base, change), change }
  }

  private gestureTile(index: number): Uint8Array {
    const existing = this.gesture.get(index)
    if (existing) return existing
    const created = new Uint8Array(tileSide * tileSide)
    this.gesture.set(index, created)
    return created
  }

  private combine(index: number, coverage: Uint8Array, window: TileWindow): void {
    const before = this.base.tiles.get(index)
    let result = this.results.get(index)
    if (!result) {
      result = before ? before.slice() : new Uint8Array(tileSide * tileSide)
      this.results.set(index, result)
    }
    const add = this.mode === 'add'
    for (let y = window.top; y < window.bottom; y += 1) {
      const row = window.origin + y * tileSide
      for (let at = row + window.left; at < row + window.right; at += 1) {
        const drawn = coverage[at] ?? 0
        const old = before?.[at] ?? 0
        result[at] = add ? Math.max(old, drawn) : Math.min(old, 255 - drawn)
      }
    }
  }
}
