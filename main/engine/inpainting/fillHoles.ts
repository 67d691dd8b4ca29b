import { createPacer } from '../pacer'
import { clampUnit } from '../pixels/clampUnit'
import { resizeRaster } from '../resize/resizePlanes'
import { type Patch, PatchedPicture } from '../strips/patchedPicture'
import { readBox } from '../strips/readBox'
import type { StagedPicture } from '../strips/stagedPicture'
import { type Crop, type CropLimits, planCrops } from './cropPlan'
import { distanceToMask } from './distance'
import { type Filling, isOpen, placeIn } from './filling'
import { type Box, clusterBoxes, grownBox, type HoleMask, holeBoxes } from './holes'
import { type HolePicture, networkCrop, unpadOutput } from './networkCrop'

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
    const weights = distanceToMask(mask, area)
    // What is still to be filled, the soft edge with it: a network gives known pixels back as they are,
    // so only what it fills itself can fade into them. Later crops see what earlier ones filled.
    const open = new Uint8Array(weights.length)
    repairedPixels += weigh(weights, open, options.grow, feather)
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

/** Turns distances into the filling's shares, marks where there is one and tells how many there are. */
function weigh(distances: Float32Array, open: Uint8Array, grow: number, feather: number): number {
  let count = 0
  for (let place = 0; place < distances.length; place += 1) {
    const weight = fillWeight(distances[place] as number, grow, feather)
    distances[place] = weight
    if (weight === 0) continue
    open[place] = 1
    count += 1
  }
  return count
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

function thicknessOf(mask: HoleMask, box: Box): number {
  // A mask that fills its box has no outside to be near to: its width is the box's.
  let thickest = 0
  for (const value of distanceToMask(mask, box, true)) if (value > thickest) thickest = value
  return Math.min(2 * thickest, box.right - box.left, box.bottom - box.top)
}

async function fillCrop(
  picture: StagedPicture,
  filled: readonly Filling[],
  crop: Crop,
  part: Filling,
  run: FillOptions['run'],
): Promise<void> {
  const output = await run(await networkCrop(picture, filled, crop, part))
  const fill = unpadOutput(output, crop)
  const { box, fills } = crop
  const boxWidth = box.right - box.left
  const full = resizeRaster(fill, boxWidth, box.bottom - box.top)
  const left = Math.max(fills.left, part.area.left)
  const right = Math.min(fills.right, part.area.right)
  for (
    let y = Math.max(fills.top, part.area.top);
    y < Math.min(fills.bottom, part.area.bottom);
    y++
  )
    blendRow(
      part,
      placeIn(part.area, left, y),
      right - left,
      full.data.subarray(((y - box.top) * boxWidth + left - box.left) * 3),
      picture.channels,
    )
}

/** Lays what the network gave over some pixels of a row, from `place` on, by their shares. */
function blendRow(
  { weights, open, original, data }: Filling,
  place: number,
  count: number,
  filling: Float32Array,
  stride: number,
): void {
  for (let index = 0; index < count; index += 1) {
    const weight = weights[place + index] as number
    if (weight === 0) continue
    open[place + index] = 0
    const to = (place + index) * stride
    for (let channel = 0; channel < 3; channel++) {
      const value = clampUnit(filling[index * 3 + channel] as number)
      const before = original[to + channel] as number
      data[to + channel] = weight === 1 ? value : before + weight * (value - before)
    }
  }
}
