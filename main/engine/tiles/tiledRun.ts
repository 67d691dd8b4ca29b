import { StudioError } from '../../../preload/contract/errors'
import { inOrder } from '../inOrder'
import { createPacer } from '../pacer'
import { type ColourTarget, writeInterleaved } from '../pixels/interleave'
import { writePlanes } from '../pixels/separate'
import { readBox } from '../strips/readBox'
import type { StagedPicture } from '../strips/stagedPicture'
import { reflect } from './reflect'

/** A planar picture: `[C, H, W] float32`. */
export interface PlanarPicture {
  readonly data: Float32Array
  readonly width: number
  readonly height: number
}

/** Runs a network on RGB `[3, h, w]`; gives `[3, factor * h, factor * w]`. */
type TileNetwork = (tile: PlanarPicture) => Promise<Float32Array>

export interface TiledRunOptions {
  /** Gets the network ready for so many tiles, and tells how many are to be run at once. */
  readonly open: (tiles: number) => Promise<{ readonly atOnce: number; readonly run: TileNetwork }>
  readonly factor: number
  /** Source pixels of context that a tile needs on each side to be exact. */
  readonly halo: number
  /** Side of the part of a tile that is kept, in source pixels. */
  readonly tile: number
  /** Sides that the network is given are multiples of this. */
  readonly multiple: number
  /** Where the result goes, `factor` times as wide and high. */
  readonly target: ColourTarget
  readonly signal: AbortSignal
  readonly progress: (fraction: number) => void
}

export interface TiledRunResult {
  /** Side of the tiles that went through, in source pixels. */
  readonly tile: number
  readonly tiles: number
}

/** The smallest tile that is tried when memory runs out. */
const SMALLEST_TILE = 64

/**
 * Runs a convolutional network over a picture in tiles. Each tile is given `halo` pixels of its
 * surroundings and only its middle is kept, so the result is the network's on the whole picture. Where
 * memory runs out the tiles are halved, down to 64 pixels, and the run begins anew; the tiles of one
 * result all have one size. Sides that are no multiple are filled up by reflection.
 * Throws the signal's reason, `out-of-memory` and what `run` throws.
 */
export async function runTiled(
  source: StagedPicture,
  options: TiledRunOptions,
): Promise<TiledRunResult> {
  const { multiple } = options
  let tile = roundUp(Math.max(SMALLEST_TILE, Math.min(options.tile, largestSide(source))), multiple)
  for (;;) {
    try {
      const tiles = await runWith(source, options, tile)
      return { tile, tiles }
    } catch (error) {
      const smaller = roundUp(Math.max(SMALLEST_TILE, Math.floor(tile / 2)), multiple)
      const outOfMemory = error instanceof StudioError && error.code === 'out-of-memory'
      if (!outOfMemory || smaller >= tile) throw error
      tile = smaller
    }
  }
}

function largestSide(source: StagedPicture): number {
  return Math.max(source.width, source.height)
}

function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple
}

/** A stretch of one axis: what is kept, and what the network is given around it. */
export interface TileSpan {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

/**
 * Cuts an axis of `size` pixels into spans of `tile`, each with `halo` pixels around it as far as there
 * are any. The network's stretch starts and ends at multiples, `to` may pass the end of the axis.
 */
export function tileSpans(size: number, tile: number, halo: number, multiple: number): TileSpan[] {
  const context = roundUp(halo, multiple)
  const padded = roundUp(size, multiple)
  const spans: TileSpan[] = []
  for (let start = 0; start < size; start += tile) {
    const end = Math.min(size, start + tile)
    spans.push({
      start,
      end,
      from: Math.max(0, start - context),
      to: Math.min(padded, roundUp(end, multiple) + context),
    })
  }
  return spans
}

async function runWith(
  source: StagedPicture,
  options: TiledRunOptions,
  tile: number,
): Promise<number> {
  const columns = tileSpans(source.width, tile, options.halo, options.multiple)
  const rows = tileSpans(source.height, tile, options.halo, options.multiple)
  const places = rows.flatMap((row) => columns.map((column) => ({ row, column })))
  const network = await options.open(places.length)
  const pacer = createPacer(options.signal)
  const drawn = inOrder(places.length, network.atOnce, async (index) => {
    await pacer.pace()
    const place = places[index] as (typeof places)[number]
    const piece = await cutTile(source, place.column, place.row)
    return { ...place, piece, output: await network.run(piece) }
  })
  let done = 0
  for await (const { row, column, piece, output } of drawn) {
    pasteTile(output, piece, source.width, options, column, row)
    done += 1
    options.progress(done / places.length)
  }
  return places.length
}

async function cutTile(
  source: StagedPicture,
  column: TileSpan,
  row: TileSpan,
): Promise<PlanarPicture> {
  const across = reflected(column, source.width)
  const down = reflected(row, source.height)
  const box = {
    left: Math.min(...across),
    right: Math.max(...across) + 1,
    top: Math.min(...down),
    bottom: Math.max(...down) + 1,
  }
  const pixels = {
    data: await readBox(source, box),
    width: box.right - box.left,
    channels: source.channels,
  }
  const data = new Float32Array(3 * across.length * down.length)
  writePlanes(
    pixels,
    across.map((x) => x - box.left),
    down.map((y) => y - box.top),
    data,
  )
  return { data, width: across.length, height: down.length }
}

/** The picture's rows or columns that a span shows, in order. */
function reflected({ from, to }: TileSpan, size: number): number[] {
  return Array.from({ length: to - from }, (_, index) => reflect(from + index, size))
}

function pasteTile(
  output: Float32Array,
  piece: PlanarPicture,
  sourceWidth: number,
  options: TiledRunOptions,
  column: TileSpan,
  row: TileSpan,
): void {
  const { factor, target } = options
  const tileWidth = piece.width * factor
  const targetWidth = sourceWidth * factor
  const left = (column.start - column.from) * factor
  const top = (row.start - row.from) * factor
  const width = (column.end - column.start) * factor
  const height = (row.end - row.start) * factor
  for (let y = 0; y < height; y++) {
    const from = (top + y) * tileWidth + left
    const to = (row.start * factor + y) * targetWidth + column.start * factor
    writeInterleaved(output, from, width, target, to)
  }
}
