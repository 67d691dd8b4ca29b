import {
  composedMap,
  type GeometryPlan,
  invertedMap,
  type PlaceMap,
} from '../../../preload/contract/pixels/geometryPlan'
import { intersect, type Rectangle } from '../geometry'
import { coveredTiles, hasCoverage, type Mask, tileRectangle, tileSide, tilesIn } from './mask'
import { readRegion } from './morphology'

/** Most places a side that one pixel looks at where the mask gets smaller. */
const mostSamples = 4

/**
 * A mask painted on one picture of a source, as it lies on another picture of that source. Pixels are
 * interpolated (and averaged where the mask shrinks); quarter turns, flips and crops move them whole.
 * What lies outside the other picture is cut off; beyond the mask's own edges nothing is covered.
 */
export function refitMask(
  mask: Mask,
  from: GeometryPlan,
  to: GeometryPlan,
  progress: (share: number) => void = () => undefined,
): Mask {
  const size = { width: to.size.width, height: to.size.height }
  const tiles = new Map<number, Uint8Array>()
  const covered = coveredTiles(mask)
  /** From pixels of the new mask to pixels of the old one. */
  const back = composedMap(invertedMap(from.map), to.map)
  const bounds = covered && outward(mapped(covered, invertedMap(back)))
  const part = bounds && intersect(bounds, { left: 0, top: 0, ...size })
  if (!part) return { size, tiles }
  const touched = tilesIn(part, size)
  touched.forEach((index, done) => {
    const tile = refitTile(mask, back, tileRectangle(index, size))
    if (tile && hasCoverage(tile)) tiles.set(index, tile)
    progress((done + 1) / touched.length)
  })
  return { size, tiles }
}

function refitTile(mask: Mask, back: PlaceMap, place: Rectangle): Uint8Array | undefined {
  const seen = outward(mapped(place, back))
  const region = intersect(
    { left: seen.left - 1, top: seen.top - 1, width: seen.width + 2, height: seen.height + 2 },
    { left: 0, top: 0, ...mask.size },
  )
  if (!region) return undefined
  const values = readRegion(mask, region)
  const { a, b, c, d, e, f } = back
  const reduction = Math.sqrt(Math.abs(a * d - b * c))
  const samples = Math.min(mostSamples, Math.max(1, Math.ceil(reduction - 1e-6)))
  const tile = new Uint8Array(tileSide * tileSide)
  for (let y = 0; y < place.height; y += 1) {
    for (let x = 0; x < place.width; x += 1) {
      let sum = 0
      for (let down = 0; down < samples; down += 1) {
        const atY = place.top + y + (down + 0.5) / samples
        for (let across = 0; across < samples; across += 1) {
          const atX = place.left + x + (across + 0.5) / samples
          sum += interpolated(values, region, a * atX + c * atY + e, b * atX + d * atY + f)
        }
      }
      tile[y * tileSide + x] = Math.round(sum / (samples * samples))
    }
  }
  return tile
}

/** Bilinear between pixel centres; the outermost pixels reach to the region's edge, and no further. */
function interpolated(values: Uint8Array, region: Rectangle, x: number, y: number): number {
  const { width, height } = region
  const inX = x - region.left
  const inY = y - region.top
  if (inX < 0 || inY < 0 || inX > width || inY > height) return 0
  const left = Math.floor(inX - 0.5)
  const top = Math.floor(inY - 0.5)
  const right = inX - 0.5 - left
  const bottom = inY - 0.5 - top
  const columnLeft = Math.max(0, left)
  const columnRight = Math.min(width - 1, left + 1)
  const rowTop = Math.max(0, top) * width
  const rowBottom = Math.min(height - 1, top + 1) * width
  const upper =
    (values[rowTop + columnLeft] ?? 0) * (1 - right) + (values[rowTop + columnRight] ?? 0) * right
  const lower =
    (values[rowBottom + columnLeft] ?? 0) * (1 - right) +
    (values[rowBottom + columnRight] ?? 0) * right
  return upper * (1 - bottom) + lower * bottom
}

/** The upright rectangle round a rectangle that was mapped. */
function mapped({ left, top, width, height }: Rectangle, map: PlaceMap): Rectangle {
  const corners = [
    [left, top],
    [left + width, top],
    [left, top + height],
    [left + width, top + height],
  ] as const
  const across = corners.map(([x, y]) => map.a * x + map.c * y + map.e)
  const down = corners.map(([x, y]) => map.b * x + map.d * y + map.f)
  const [least, lowest] = [Math.min(...across), Math.min(...down)]
  return {
    left: least,
    top: lowest,
    width: Math.max(...across) - least,
    height: Math.max(...down) - lowest,
  }
}

/** Whole pixels; what is left over from rounding is no pixel. */
function outward({ left, top, width, height }: Rectangle): Rectangle {
  const first = { x: Math.floor(left + 1e-6), y: Math.floor(top + 1e-6) }
  return {
    left: first.x,
    top: first.y,
    width: Math.ceil(left + width - 1e-6) - first.x,
    height: Math.ceil(top + height - 1e-6) - first.y,
  }
}
