import { StudioError } from '../../../preload/contract/errors'
import { inOrder } from '../inOrder'
import { createPacer } from '../pacer'
import { type ColourTarget, writeInterleaved } from '../pixels/interleave'
import { writePlanes } from '../pixels/separate'
import type { Band } from '../strips/bandedPicture'
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

export interface TiledRunOptions<Data extends ColourTarget['data']> {
  /** Gets the network ready for so many tiles, and tells how many are to be run at once. */
  readonly open: (tiles: number) => Promise<{ readonly atOnce: number; readonly run: TileNetwork }>
  readonly factor: number
  /** Source pixels of context that a tile needs on each side to be exact. */
  readonly halo: number
  /** Side of the part of a tile that is kept, in source pixels. */
  readonly tile: number
  /** Sides that the network is given are multiples of this. */
  readonly multiple: number
  /** Room for rows `first` up to `end` of the result, `stride` numbers a pixel; their colours are written. */
  readonly newBand: (first: number, end: number) => Data
  readonly stride: number
  readonly signal: AbortSignal
  readonly progress: (fraction: number) => void
}

export interface TiledRun<Data> {
  /**
   * The result's rows, `factor` times as wide and high, from the top to the bottom; tiles go through as they are asked
   * for. Throws the signal's reason, `out-of-memory` and what `run` throws.
   */
  readonly bands: AsyncGenerator<Band<Data>, void, void>
  /** Side of the tiles that went through, in source pixels, and how many did: those of the bands so far. */
  readonly used: () => { readonly tile: number; readonly tiles: number }
}

/** The smallest tile that is tried when memory runs out. */
const SMALLEST_TILE = 64

/**
 * Runs a convolutional network over a picture in tiles. Each tile is given `halo` pixels of its
 * surroundings and only its middle is kept, so the result is the network's on the whole picture. Where
 * memory runs out the tiles are halved, down to 64 pixels, from the band on that they were for. Sides that are no
 * multiple are filled up by reflection.
 */
export function runTiled<Data extends ColourTarget['data']>(
  source: StagedPicture,
  options: TiledRunOptions<Data>,
): TiledRun<Data> {
  const used = { tile: 0, tiles: 0 }
  return { bands: inBands(source, options, used), used: () => used }
}

interface UsedTiles {
  tile: number
  tiles: number
}

async function* inBands<Data extends ColourTarget['data']>(
  source: StagedPicture,
  options: TiledRunOptions<Data>,
  used: UsedTiles,
): AsyncGenerator<Band<Data>, void, void> {
  const { multiple, factor } = options
  const largest = Math.max(source.width, source.height)
  let tile = roundUp(Math.max(SMALLEST_TILE, Math.min(options.tile, largest)), multiple)
  let from = 0
  for (;;) {
    try {
      for await (const band of bandsFrom(source, options, tile, from)) {
        used.tile = tile
        used.tiles += band.tiles
        from = band.end / factor
        yield band
      }
      return
    } catch (error) {
      const smaller = roundUp(Math.max(SMALLEST_TILE, Math.floor(tile / 2)), multiple)
      const outOfMemory = error instanceof StudioError && error.code === 'out-of-memory'
      if (!outOfMemory || smaller >= tile) throw error
      tile = smaller
    }
  }
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
 * Cuts an axis of `size` pixels from `first` on into spans of `tile`, each with `halo` pixels around it as far as there
 * are any. The network's stretch starts and ends at multiples, `to` may pass the end of the axis.
 */
export function tileSpans(
  size: number,
  tile: number,
  halo: number,
  multiple: number,
  first = 0,
): TileSpan[] {
  const context = roundUp(halo, multiple)
  const padded = roundUp(size, multiple)
  const spans: TileSpan[] = []
  for (let start = first; start < size; start += tile) {
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

async function* bandsFrom<Data extends ColourTarget['data']>(
  source: StagedPicture,
  options: TiledRunOptions<Data>,
  tile: number,
  firstRow: number,
): AsyncGenerator<Band<Data> & { readonly tiles: number }, void, void> {
  const { halo, multiple, factor, newBand } = options
  const columns = tileSpans(source.width, tile, halo, multiple)
  const rows = tileSpans(source.height, tile, halo, multiple, firstRow)
  const places = rows.flatMap((row) => columns.map((column) => ({ row, column })))
  const network = await options.open(places.length)
  const pacer = createPacer(options.signal)
  const drawn = inOrder(places.length, network.atOnce, async (index) => {
    await pacer.pace()
    const place = places[index] as (typeof places)[number]
    const piece = await cutTile(source, place.column, place.row)
    return { ...place, piece, output: await network.run(piece) }
  })
  let data: Data | undefined
  let tiles = 0
  for await (const { row, column, piece, output } of drawn) {
    const [first, end] = [row.start * factor, row.end * factor]
    data ??= newBand(first, end)
    pasteTile(output, piece, source.width, { data, stride: options.stride }, factor, column, row)
    tiles += 1
    const part = tiles / columns.length
    options.progress((row.start + (row.end - row.start) * part) / source.height)
    if (tiles < columns.length) continue
    yield { end, data, tiles }
    data = undefined
    tiles = 0
  }
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

/** Writes a tile's middle into the band of its row. */
function pasteTile(
  output: Float32Array,
  piece: PlanarPicture,
  sourceWidth: number,
  target: ColourTarget,
  factor: number,
  column: TileSpan,
  row: TileSpan,
): void {
  const tileWidth = piece.width * factor
  const targetWidth = sourceWidth * factor
  const left = (column.start - column.from) * factor
  const top = (row.start - row.from) * factor
  const width = (column.end - column.start) * factor
  const height = (row.end - row.start) * factor
  for (let y = 0; y < height; y++) {
    const from = (top + y) * tileWidth + left
    const to = y * targetWidth + column.start * factor
    writeInterleaved(output, from, width, target, to)
  }
}
