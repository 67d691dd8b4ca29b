import { createPacer } from '../pacer'
import { type Raster, resizeRaster } from '../resize/resizePlanes'
import { type Patch, PatchedPicture } from '../strips/patchedPicture'
import { readBox } from '../strips/readBox'
import type { StagedPicture } from '../strips/stagedPicture'
import { reflect } from '../tiles/reflect'
import { type Crop, type CropLimits, planCrops } from './cropPlan'
import { distanceToMask } from './distance'
import { type Box, clusterBoxes, grownBox, type HoleMask, holeBoxes } from './holes'

/** What a network is shown: colours `[3, H, W]` that are zero in holes, and `[1, H, W]`, 1 in holes. */
export interface HolePicture {
  readonly colours: Float32Array
  readonly mask: Float32Array
  readonly width: number
  readonly height: number
}

export interface FillOptions {
  readonly limits: CropLimits
  /** Pixels by which the mask is grown before it is filled. */
  readonly grow: number
  /** Pixels over which the filling fades out outside the grown mask, at most: see softEdge. */
  readonly feather: number
  /** Runs the network; gives `[3, H, W]`. */
  readonly run: (crop: HolePicture) => Promise<Float32Array>
  readonly signal: AbortSignal
  readonly progress: (fraction: number) => void
}

export interface FillResult {
  readonly picture: StagedPicture
  /** Parts of the mask that do not touch. */
  readonly holes: number
  /** Pixels whose colours the filling had a part in. */
  readonly repairedPixels: number
}

/**
 * Fills the holes of a picture from what surrounds them, hole by hole. Colours further than
 * `grow + feather` from the mask are not touched at all, and alpha nowhere. Of the picture only what the
 * network is shown is ever read. Throws the signal's reason and what `run` throws.
 */
export async function fillHoles(
  picture: StagedPicture,
  mask: HoleMask,
  options: FillOptions,
): Promise<FillResult> {
  const { width, height } = picture
  const reach = options.grow + options.feather
  // Holes whose fillings would meet are one hole.
  const boxes = holeBoxes(mask)
  const clusters = clusterBoxes(boxes, 2 * reach + 2)
  const filled: Filling[] = []
  const pacer = createPacer(options.signal)
  let repairedPixels = 0
  for (const [number, cluster] of clusters.entries()) {
    const thickness = thicknessOf(mask, cluster)
    const feather = softEdge(options.feather, thickness)
    const area = grownBox(cluster, reach + 1, width, height)
    const distance = distanceToMask(mask, area)
    const weights = distance.map((value) => fillWeight(value, options.grow, feather))
    repairedPixels += weights.reduce((count, weight) => count + (weight > 0 ? 1 : 0), 0)
    const hole = grownBox(cluster, reach, width, height)
    const crops = planCrops(
      hole,
      thickness + 2 * (options.grow + feather),
      width,
      height,
      options.limits,
    )
    // What is still to be filled, the soft edge with it: a network gives known pixels back as they are,
    // so only what it fills itself can fade into them. Later crops see what earlier ones filled.
    const open = Uint8Array.from(weights, (weight) => (weight > 0 ? 1 : 0))
    const original = await readBox(picture, area)
    const part: Filling = { area, open, weights, original, data: original.slice() }
    filled.push(part)
    for (const [index, crop] of crops.entries()) {
      await pacer.pace()
      if (isOpen(part, crop.fills)) await fillCrop(picture, filled, crop, part, options.run)
      options.progress((number + (index + 1) / crops.length) / clusters.length)
    }
  }
  return {
    picture: new PatchedPicture(picture, filled.map(patchOf)),
    holes: boxes.length,
    repairedPixels,
  }
}

function patchOf({ area, data }: Filling): Patch {
  const { left, top, right, bottom } = area
  return { left, top, width: right - left, height: bottom - top, data }
}

/**
 * How wide the soft edge of a hole is: a quarter of the hole's thickness at most, since the edge is
 * taken from what is known, and a scratch is filled best from its very neighbours.
 */
function softEdge(feather: number, thickness: number): number {
  return Math.min(feather, Math.ceil(thickness / 4))
}

/** 1 up to `grow` pixels from the mask, fading smoothly to 0 at `feather` more. */
export function fillWeight(distance: number, grow: number, feather: number): number {
  if (distance <= grow) return 1
  const place = 1 - (distance - grow) / (feather + 1)
  if (place <= 0 || distance > grow + feather) return 0
  return place * place * (3 - 2 * place)
}

/** The part of a picture in which one hole is filled. No two of them overlap. */
interface Filling {
  /** Which part it is; the maps below cover it row by row. */
  readonly area: Box
  /** 1 where the picture is still to be filled. */
  readonly open: Uint8Array
  /** The filling's share of each pixel. */
  readonly weights: Float32Array
  /** The pixels as they were and as they are by now, `[h, w, C]`. */
  readonly original: Float32Array
  readonly data: Float32Array
}

function thicknessOf(mask: HoleMask, box: Box): number {
  const inside = distanceToMask(mask, box, true)
  // A mask that fills its box has no outside to be near to: its width is the box's.
  const thickest = inside.reduce((most, value) => Math.max(most, value), 0)
  return Math.min(2 * thickest, box.right - box.left, box.bottom - box.top)
}

function placeIn(area: Box, x: number, y: number): number {
  if (x < area.left || x >= area.right || y < area.top || y >= area.bottom) return -1
  return (y - area.top) * (area.right - area.left) + x - area.left
}

function isOpen(part: Filling, box: Box): boolean {
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      const place = placeIn(part.area, x, y)
      if (place >= 0 && part.open[place]) return true
    }
  }
  return false
}

async function fillCrop(
  picture: StagedPicture,
  filled: readonly Filling[],
  crop: Crop,
  part: Filling,
  run: FillOptions['run'],
): Promise<void> {
  const shown = await showCrop(picture, filled, crop, part)
  const input = padInput(shown, crop)
  const output = await run(input)
  const fill = unpadOutput(output, crop)
  const { box, fills } = crop
  const boxWidth = box.right - box.left
  const full = resizeRaster(fill, boxWidth, box.bottom - box.top)
  const stride = picture.channels
  for (let y = fills.top; y < fills.bottom; y++) {
    for (let x = fills.left; x < fills.right; x++) {
      const place = placeIn(part.area, x, y)
      const weight = place < 0 ? 0 : (part.weights[place] ?? 0)
      if (weight === 0) continue
      part.open[place] = 0
      const to = place * stride
      const from = ((y - box.top) * boxWidth + x - box.left) * 3
      for (let channel = 0; channel < 3; channel++) {
        const value = Math.min(1, Math.max(0, full.data[from + channel] ?? 0))
        const before = part.original[to + channel] ?? 0
        part.data[to + channel] = weight === 1 ? value : before + weight * (value - before)
      }
    }
  }
}

/** The crop at the network's size: colours that are zero in holes, and the hole's share, `[H, W, 4]`. */
async function showCrop(
  picture: StagedPicture,
  filled: readonly Filling[],
  crop: Crop,
  part: Filling,
): Promise<Raster> {
  const { box } = crop
  const width = box.right - box.left
  const height = box.bottom - box.top
  const stride = picture.channels
  const colours = await readBox(picture, box)
  for (const other of filled) layOver(other, box, colours, stride)
  const data = new Float32Array(width * height * 4)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const place = placeIn(part.area, box.left + x, box.top + y)
      const to = (y * width + x) * 4
      if (place >= 0 && part.open[place]) {
        data[to + 3] = 1
        continue
      }
      const from = (y * width + x) * stride
      for (let channel = 0; channel < 3; channel++)
        data[to + channel] = colours[from + channel] ?? 0
    }
  }
  return resizeHoled({ data, width, height, channels: 4 }, crop.width, crop.height)
}

/** Puts what is filled by now over the pixels of a box. */
function layOver({ area, data }: Filling, box: Box, colours: Float32Array, stride: number): void {
  const left = Math.max(area.left, box.left)
  const right = Math.min(area.right, box.right)
  for (let y = Math.max(area.top, box.top); y < Math.min(area.bottom, box.bottom); y++) {
    if (right <= left) return
    const from = placeIn(area, left, y) * stride
    const to = ((y - box.top) * (box.right - box.left) + left - box.left) * stride
    colours.set(data.subarray(from, from + (right - left) * stride), to)
  }
}

/** Resizes colours by their known part alone, so that nothing of a hole seeps into its surroundings. */
function resizeHoled(source: Raster, width: number, height: number): Raster {
  if (width === source.width && height === source.height) return source
  const resized = resizeRaster(source, width, height)
  for (let pixel = 0; pixel < width * height; pixel++) {
    const hole = resized.data[pixel * 4 + 3] ?? 0
    // A pixel that is partly hole is filled as a whole.
    const isHole = hole > 1e-4
    for (let channel = 0; channel < 3; channel++) {
      const index = pixel * 4 + channel
      resized.data[index] = isHole ? 0 : Math.min(1, Math.max(0, resized.data[index] ?? 0))
    }
    resized.data[pixel * 4 + 3] = isHole ? 1 : 0
  }
  return resized
}

function padInput(shown: Raster, crop: Crop): HolePicture {
  const width = crop.paddedWidth
  const height = crop.paddedHeight
  const plane = width * height
  const colours = new Float32Array(3 * plane)
  const mask = new Float32Array(plane)
  for (let y = 0; y < height; y++) {
    const line = reflect(y, shown.height) * shown.width
    for (let x = 0; x < width; x++) {
      const from = (line + reflect(x, shown.width)) * 4
      const to = y * width + x
      for (let channel = 0; channel < 3; channel++) {
        colours[to + channel * plane] = shown.data[from + channel] ?? 0
      }
      mask[to] = shown.data[from + 3] ?? 0
    }
  }
  return { colours, mask, width, height }
}

function unpadOutput(output: Float32Array, crop: Crop): Raster {
  const { width, height } = crop
  const plane = crop.paddedWidth * crop.paddedHeight
  const data = new Float32Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * crop.paddedWidth + x
      const to = (y * width + x) * 3
      for (let channel = 0; channel < 3; channel++)
        data[to + channel] = output[from + channel * plane] ?? 0
    }
  }
  return { data, width, height, channels: 3 }
}
