import { intersect, type Rectangle, type Size } from '../geometry'
import { tileRectangle, tileSide } from './mask'

/** The tint of what will be repaired: a red that skin, sky and leaves do not have. */
const tint = { red: 255, green: 46, blue: 99, opacity: 0.55 }

const littleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1

/** Coverage to a pixel of ImageData, red, green, blue and alpha in the machine's byte order. */
const tintOf = Uint32Array.from({ length: 256 }, (_, coverage) => {
  const alpha = Math.round(coverage * tint.opacity)
  const { red, green, blue } = tint
  return littleEndian
    ? (alpha << 24) | (blue << 16) | (green << 8) | red
    : (red << 24) | (green << 16) | (blue << 8) | alpha
})

interface TileImage {
  source: Uint8Array
  /** Absent for a tile that is covered all over. */
  canvas: OffscreenCanvas | undefined
}

/** Tiles of a mask as tinted pictures, made when they are first drawn and kept while they last. */
export class TileImages {
  static readonly fill = `rgba(${tint.red}, ${tint.green}, ${tint.blue}, ${tint.opacity})`
  private readonly images = new Map<number, TileImage>()

  /** The picture of a tile; `full` where one colour fills it. */
  of(index: number, tile: Uint8Array, size: Size): OffscreenCanvas | 'full' {
    const known = this.images.get(index)
    if (known?.source === tile) return known.canvas ?? 'full'
    const place = tileRectangle(index, size)
    const full = place.width === tileSide && place.height === tileSide && isFull(tile)
    if (full) {
      this.images.set(index, { source: tile, canvas: undefined })
      return 'full'
    }
    const canvas = known?.canvas ?? new OffscreenCanvas(tileSide, tileSide)
    paint(canvas, tile, { left: 0, top: 0, width: tileSide, height: tileSide })
    this.images.set(index, { source: tile, canvas })
    return canvas
  }

  /** Whether the picture of a tile is there already. */
  has(index: number, tile: Uint8Array): boolean {
    return this.images.get(index)?.source === tile
  }

  /** What stood in a tile's place before, until its own picture is made. */
  before(index: number): OffscreenCanvas | 'full' | undefined {
    const known = this.images.get(index)
    return known && (known.canvas ?? 'full')
  }

  /** A part (in pixels of the picture) of a tile has changed in place. */
  update(index: number, tile: Uint8Array | undefined, size: Size, part: Rectangle): void {
    const known = this.images.get(index)
    if (!tile || known?.source !== tile || !known.canvas) {
      this.images.delete(index)
      return
    }
    const place = tileRectangle(index, size)
    const inside = intersect(part, place)
    if (!inside) return
    paint(known.canvas, tile, {
      left: inside.left - place.left,
      top: inside.top - place.top,
      width: inside.width,
      height: inside.height,
    })
  }

  forget(index: number): void {
    this.images.delete(index)
  }

  clear(): void {
    this.images.clear()
  }
}

function isFull(tile: Uint8Array): boolean {
  for (let at = 0; at < tile.length; at += 1) if (tile[at] !== 255) return false
  return true
}

/** Pixels on their way into a tile's canvas: one block for all, since a stroke paints thousands of parts. */
let passing: { readonly image: ImageData; readonly words: Uint32Array } | undefined

/** Paints a part of a tile, in pixels of the tile. */
function paint(canvas: OffscreenCanvas, tile: Uint8Array, part: Rectangle): void {
  const { left, top, width, height } = part
  if (!passing) {
    const image = new ImageData(tileSide, tileSide)
    passing = { image, words: new Uint32Array(image.data.buffer) }
  }
  const { image, words } = passing
  for (let y = top; y < top + height; y += 1) {
    const end = y * tileSide + left + width
    for (let at = y * tileSide + left; at < end; at += 1) words[at] = tintOf[tile[at] ?? 0] ?? 0
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0, left, top, width, height)
}
