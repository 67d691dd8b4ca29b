import { createPacer } from '../pacer'
import { clampUnit } from '../pixels/clampUnit'
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
    const weights = new Float32Array(distance.length)
    // What is still to be filled, the soft edge with it: a network gives known pixels back as they are,
    // so only what it fills itself can fade into them. Later crops see what earlier ones filled.
    const open = new Uint8Array(distance.length)
    for (let place = 0; place < distance.length; place += 1) {
      const weight = fillWeight(distance[place] as number, options.grow, feather)
      if (weight === 0) continue
      weights[place] = weight
      open[place] = 1
      repairedPixels += 1
    }
    const hole = grownBox(cluster, reach, width, height)
    const crops = planCrops(
      hole,
      thickness + 2 * (options.grow + feather),
      width,
      height,
      options.limits,
    )
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
  // A mask that fills its box has no outside to be near to: its width is the box's.
  let thickest = 0
  for (const value of distanceToMask(mask, box, true)) if (value > thickest) thickest = value
  return Math.min(2 * thickest, box.right - box.left, box.bottom - box.top)
}

function placeIn(area: Box, x: number, y: number): number {
  if (x < area.left || x >= area.right || y < area.top || y >= area.bottom) return -1
  return (y - area.top) * (area.right - area.left) + x - area.left
}

function isOpen(part: Filling, box: Box): boolean {
  const { area, open } = part
  const left = Math.max(area.left, box.left)
  const right = Math.min(area.right, box.right)
  for (let y = Math.max(area.top, box.top); y < Math.min(area.bottom, box.bottom); y++) {
    if (right <= left) return false
    const line = placeIn(area, left, y)
    if (open.subarray(line, line + right - left).includes(1)) return true
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
  const { area, weights, open, original, data } = part
  const stride = picture.channels
  const left = Math.max(fills.left, area.left)
  const right = Math.min(fills.right, area.right)
  for (let y = Math.max(fills.top, area.top); y < Math.min(fills.bottom, area.bottom); y++) {
    let place = placeIn(area, left, y)
    for (let x = left; x < right; x += 1, place += 1) {
      const weight = weights[place] as number
      if (weight === 0) continue
      open[place] = 0
      const to = place * stride
      const from = ((y - box.top) * boxWidth + x - box.left) * 3
      for (let channel = 0; channel < 3; channel++) {
        const value = clampUnit(full.data[from + channel] as number)
        const before = original[to + channel] as number
        data[to + channel] = weight === 1 ? value : before + weight * (value - before)
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
  for (let from = 0, to = 0; to < data.length; from += stride, to += 4) {
    data[to] = colours[from] as number
    data[to + 1] = colours[from + 1] as number
    data[to + 2] = colours[from + 2] as number
  }
  cutOut(part, box, data)
  return resizeHoled({ data, width, height, channels: 4 }, crop.width, crop.height)
}

/** Marks what is still to be filled within a box, `[h, w, 4]`, and blacks it out. */
function cutOut({ area, open }: Filling, box: Box, data: Float32Array): void {
  const left = Math.max(area.left, box.left)
  const right = Math.min(area.right, box.right)
  for (let y = Math.max(area.top, box.top); y < Math.min(area.bottom, box.bottom); y++) {
    let place = placeIn(area, left, y)
    let to = ((y - box.top) * (box.right - box.left) + left - box.left) * 4
    for (let x = left; x < right; x += 1, place += 1, to += 4) {
      if (open[place] === 0) continue
      data.fill(0, to, to + 3)
      data[to + 3] = 1
    }
  }
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
  const { data } = resized
  for (let index = 0; index < data.length; index += 4) {
    // A pixel that is partly hole is filled as a whole.
    const isHole = (data[index + 3] as number) > 1e-4
    data[index] = isHole ? 0 : clampUnit(data[index] as number)
    data[index + 1] = isHole ? 0 : clampUnit(data[index + 1] as number)
    data[index + 2] = isHole ? 0 : clampUnit(data[index + 2] as number)
    data[index + 3] = isHole ? 1 : 0
  }
  return resized
}

function padInput(shown: Raster, crop: Crop): HolePicture {
  const width = crop.paddedWidth
  const height = crop.paddedHeight
  const plane = width * height
  const colours = new Float32Array(3 * plane)
  const mask = new Float32Array(plane)
  const { data } = shown
  const columns = Int32Array.from({ length: width }, (_, x) => reflect(x, shown.width))
  for (let y = 0, to = 0; y < height; y++) {
    const line = reflect(y, shown.height) * shown.width
    for (let x = 0; x < width; x += 1, to += 1) {
      const from = (line + (columns[x] as number)) * 4
      colours[to] = data[from] as number
      colours[to + plane] = data[from + 1] as number
      colours[to + 2 * plane] = data[from + 2] as number
      mask[to] = data[from + 3] as number
    }
  }
  return { colours, mask, width, height }
}

function unpadOutput(output: Float32Array, crop: Crop): Raster {
  const { width, height } = crop
  const plane = crop.paddedWidth * crop.paddedHeight
  const data = new Float32Array(width * height * 3)
  for (let y = 0, to = 0; y < height; y++) {
    let from = y * crop.paddedWidth
    for (let x = 0; x < width; x += 1, from += 1, to += 3) {
      data[to] = output[from] as number
      data[to + 1] = output[from + plane] as number
      data[to + 2] = output[from + 2 * plane] as number
    }
  }
  return { data, width, height, channels: 3 }
}
