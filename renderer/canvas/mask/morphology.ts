import { clamp, intersect, type Rectangle } from '../geometry'
import { coveredTiles, hasCoverage, type Mask, tileRectangle, tileSide, tilesIn } from './mask'

/** Told how much of the work is done, 0..1. */
type TileProgress = (share: number) => void

/** What was kept is repaired and the other way round. */
export function invertMask(mask: Mask): Mask {
  const tiles = new Map<number, Uint8Array>()
  // Tiles are never changed in place, so one full tile serves the whole picture.
  const wholeTile = new Uint8Array(tileSide * tileSide).fill(255)
  for (const index of tilesIn({ left: 0, top: 0, ...mask.size }, mask.size)) {
    const tile = mask.tiles.get(index)
    const level = levelOf(mask, index)
    if (level === 255) continue
    const { width, height } = tileRectangle(index, mask.size)
    const isWhole = width === tileSide && height === tileSide
    if (!tile && isWhole) tiles.set(index, wholeTile)
    else tiles.set(index, inverted(tile ?? new Uint8Array(tileSide * tileSide), width, height))
  }
  return { size: mask.size, tiles }
}

/**
 * Grows the mask by `pixels`, or shrinks it where negative, by the exact Euclidean distance to its
 * outline (at coverage one half); the new outline is smoothed over one pixel. Distance transform:
 * Felzenszwalb and Huttenlocher, Theory of Computing 8 (2012), section 2. The picture's edge does not
 * count as outline, so a mask that touches it stays there.
 */
export function growMask(mask: Mask, pixels: number, progress?: TileProgress): Mask {
  if (pixels === 0) return mask
  const growing = pixels > 0
  const reach = Math.abs(pixels)
  return byTile(mask, reach + 1, progress, (values, { width, height }) => {
    const distances = new Float64Array(values.length)
    for (let at = 0; at < values.length; at += 1) {
      const inside = (values[at] ?? 0) >= 128
      distances[at] = inside === growing ? 0 : far
    }
    squaredDistances(distances, width, height)
    for (let at = 0; at < values.length; at += 1) {
      const near = clamp(reach + 1 - Math.sqrt(distances[at] ?? 0), 0, 1)
      const old = values[at] ?? 0
      values[at] = growing
        ? Math.max(old, Math.round(255 * near))
        : Math.min(old, Math.round(255 * (1 - near)))
    }
    return values
  })
}

/**
 * Softens the outline: three box blurs, which come within 3 % of a Gaussian (Wells, IEEE PAMI 8,
 * 1986) of standard deviation `pixels` / 2. Beyond the picture's edge the mask goes on as it ends.
 */
export function featherMask(mask: Mask, pixels: number, progress?: TileProgress): Mask {
  if (pixels <= 0) return mask
  const radii = boxRadii(pixels / 2)
  return byTile(mask, radii[0] + radii[1] + radii[2], progress, (values, { width, height }) => {
    const source = new Float32Array(values)
    for (let y = 0; y < height; y += 1) blurLine(source, y * width, 1, width, radii)
    for (let x = 0; x < width; x += 1) blurLine(source, x, width, height, radii)
    // The array rounds to the nearest and clamps.
    return new Uint8Array(new Uint8ClampedArray(source).buffer)
  })
}

const far = 1e12

/**
 * A mask whose tiles are worked out one by one, from the tile and `margin` pixels round it. Where a
 * tile and its neighbours are all empty or all full nothing can change, so the work follows the
 * outline's length and not the picture's size. `margin` is at most a tile.
 */
function byTile(
  mask: Mask,
  margin: number,
  progress: TileProgress | undefined,
  work: (values: Uint8Array, region: Rectangle) => Uint8Array,
): Mask {
  const whole = { left: 0, top: 0, ...mask.size }
  const covered = coveredTiles(mask)
  const near = covered && intersect(expanded(covered, margin), whole)
  if (!near) return mask
  const levels = new Map<number, number | undefined>()
  const levelAt = (index: number) => {
    if (!levels.has(index)) levels.set(index, levelOf(mask, index))
    return levels.get(index)
  }
  const tiles = new Map(mask.tiles)
  const indices = tilesIn(near, mask.size)
  for (const [done, index] of indices.entries()) {
    progress?.(done / indices.length)
    const place = tileRectangle(index, mask.size)
    const region = intersect(expanded(place, margin), whole)
    if (!region) continue
    const level = levelAt(index)
    const neighbours = tilesIn(region, mask.size)
    if (level !== undefined && neighbours.every((each) => levelAt(each) === level)) continue
    const values = work(readRegion(mask, region), region)
    const tile = new Uint8Array(tileSide * tileSide)
    for (let y = 0; y < place.height; y += 1) {
      const from = (place.top + y - region.top) * region.width + place.left - region.left
      tile.set(values.subarray(from, from + place.width), y * tileSide)
    }
    if (hasCoverage(tile)) tiles.set(index, tile)
    else tiles.delete(index)
  }
  return { size: mask.size, tiles }
}

/** The coverage that a whole tile has; undefined where it differs from pixel to pixel. */
function levelOf(mask: Mask, index: number): 0 | 255 | undefined {
  const tile = mask.tiles.get(index)
  if (!tile) return 0
  const { width, height } = tileRectangle(index, mask.size)
  for (let y = 0; y < height; y += 1) {
    const end = y * tileSide + width
    for (let at = y * tileSide; at < end; at += 1) if (tile[at] !== 255) return undefined
  }
  return 255
}

function inverted(tile: Uint8Array, width: number, height: number): Uint8Array {
  const result = new Uint8Array(tile.length)
  for (let y = 0; y < height; y += 1) {
    const end = y * tileSide + width
    for (let at = y * tileSide; at < end; at += 1) result[at] = 255 - (tile[at] ?? 0)
  }
  return result
}

function expanded({ left, top, width, height }: Rectangle, margin: number): Rectangle {
  const by = Math.ceil(margin)
  return { left: left - by, top: top - by, width: width + 2 * by, height: height + 2 * by }
}

/** Coverage of a rectangle inside the picture, row by row. */
export function readRegion(mask: Mask, region: Rectangle): Uint8Array {
  const values = new Uint8Array(region.width * region.height)
  for (const index of tilesIn(region, mask.size)) {
    const tile = mask.tiles.get(index)
    const place = tileRectangle(index, mask.size)
    const part = intersect(place, region)
    if (!tile || !part) continue
    for (let y = part.top; y < part.top + part.height; y += 1) {
      const from = (y - place.top) * tileSide + part.left - place.left
      const to = (y - region.top) * region.width + part.left - region.left
      values.set(tile.subarray(from, from + part.width), to)
    }
  }
  return values
}

/** The mask with a rectangle of it replaced by `values`, row by row. */
export function writeRegion(mask: Mask, region: Rectangle, values: Uint8Array): Mask {
  const tiles = new Map(mask.tiles)
  for (const index of tilesIn(region, mask.size)) {
    const place = tileRectangle(index, mask.size)
    const part = intersect(place, region)
    if (!part) continue
    const tile = mask.tiles.get(index)?.slice() ?? new Uint8Array(tileSide * tileSide)
    for (let y = part.top; y < part.top + part.height; y += 1) {
      const from = (y - region.top) * region.width + part.left - region.left
      const to = (y - place.top) * tileSide + part.left - place.left
      tile.set(values.subarray(from, from + part.width), to)
    }
    if (hasCoverage(tile)) tiles.set(index, tile)
    else tiles.delete(index)
  }
  return { size: mask.size, tiles }
}

/** In place: from 0 (in the set) and `far` (outside) to the squared distance to the set. */
function squaredDistances(values: Float64Array, width: number, height: number): void {
  const length = Math.max(width, height)
  const line = new Float64Array(length)
  const vertices = new Int32Array(length)
  const borders = new Float64Array(length + 1)
  for (let x = 0; x < width; x += 1) {
    distanceLine(values, x, width, height, { line, vertices, borders })
  }
  for (let y = 0; y < height; y += 1) {
    distanceLine(values, y * width, 1, width, { line, vertices, borders })
  }
}

/** The lower envelope of the parabolas over one line. */
function distanceLine(
  values: Float64Array,
  start: number,
  stride: number,
  length: number,
  scratch: { line: Float64Array; vertices: Int32Array; borders: Float64Array },
): void {
  const { line, vertices, borders } = scratch
  let anyNear = false
  for (let at = 0; at < length; at += 1) {
    const value = values[start + at * stride] ?? far
    line[at] = value
    if (value < far) anyNear = true
  }
  if (!anyNear) return
  let last = 0
  vertices[0] = 0
  borders[0] = -Infinity
  borders[1] = Infinity
  const height = (at: number) => (line[at] ?? far) + at * at
  for (let at = 1; at < length; at += 1) {
    let border = 0
    for (;;) {
      const vertex = vertices[last] ?? 0
      border = (height(at) - height(vertex)) / (2 * (at - vertex))
      if (border > (borders[last] ?? -Infinity)) break
      last -= 1
    }
    last += 1
    vertices[last] = at
    borders[last] = border
    borders[last + 1] = Infinity
  }
  let piece = 0
  for (let at = 0; at < length; at += 1) {
    while ((borders[piece + 1] ?? Infinity) < at) piece += 1
    const vertex = vertices[piece] ?? 0
    const gap = at - vertex
    values[start + at * stride] = Math.min(far, gap * gap + (line[vertex] ?? far))
  }
}

/** Three box radii whose variances add up to sigma squared. */
function boxRadii(sigma: number): [number, number, number] {
  const ideal = Math.sqrt(4 * sigma * sigma + 1)
  const small = Math.max(0, Math.floor((ideal - 1) / 2))
  const narrow = 2 * small + 1
  const count = Math.round(
    (12 * sigma * sigma - 3 * narrow * narrow - 12 * narrow - 9) / (-4 * narrow - 4),
  )
  const radius = (place: number) => (place < count ? small : small + 1)
  return [radius(0), radius(1), radius(2)]
}

/** Blurs one line of `values` in place, once for each radius; its ends go on as they are. */
function blurLine(
  values: Float32Array,
  start: number,
  stride: number,
  length: number,
  radii: readonly number[],
): void {
  let line = new Float32Array(length)
  let blurred = new Float32Array(length)
  for (let at = 0; at < length; at += 1) line[at] = values[start + at * stride] as number
  for (const radius of radii) {
    boxBlur(line, blurred, radius)
    const before = line
    line = blurred
    blurred = before
  }
  for (let at = 0; at < length; at += 1) values[start + at * stride] = line[at] as number
}

function boxBlur(source: Float32Array, target: Float32Array, radius: number): void {
  const last = source.length - 1
  const first = source[0] as number
  const end = source[last] as number
  const width = 2 * radius + 1
  let sum = first * (radius + 1)
  for (let at = 1; at <= radius; at += 1) sum += at <= last ? (source[at] as number) : end
  for (let at = 0; at <= last; at += 1) {
    target[at] = sum / width
    const next = at + radius + 1
    const past = at - radius
    sum += next <= last ? (source[next] as number) : end
    sum -= past >= 0 ? (source[past] as number) : first
  }
}
