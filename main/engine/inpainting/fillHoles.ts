import { inOrder } from '../inOrder'
import { createPacer, type Pacer } from '../pacer'
import { clampUnit } from '../pixels/clampUnit'
import { resizeRaster } from '../resize/resizePlanes'
import { type Patch, PatchedPicture } from '../strips/patchedPicture'
import { readBox } from '../strips/readBox'
import type { StagedPicture } from '../strips/stagedPicture'
import { type Crop, type CropLimits, planCrops } from './cropPlan'
import { distanceToMask } from './distance'
import { type Filling, isOpen, placeIn } from './filling'
import { type Box, clusterBoxes, grownBox, type HoleMask, holeBoxes, overlap } from './holes'
import { type HolePicture, networkCrop, unpadOutput } from './networkCrop'
import { type Drawn, drawTexture, needsTexture, type TextureChoice } from './texture/drawTexture'
import { texturesAtOnce } from './texture/textureThread'

export interface FillOptions {
  readonly limits: CropLimits
  /** Pixels by which the mask is grown before it is filled. */
  readonly grow: number
  /** Pixels over which the filling fades out outside the grown mask, at most: see softEdge. */
  readonly feather: number
  readonly texture: TextureChoice
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
  const reach = options.grow + options.feather
  // Holes whose fillings would meet are one hole.
  const boxes = holeBoxes(mask)
  const clusters = clusterBoxes(boxes, 2 * reach + 2)
  const pacer = createPacer(options.signal)
  // All of them first: nothing that is to go is shown to a network, or drawn from, beside another hole.
  const parts: Part[] = []
  for (const cluster of clusters) {
    await pacer.pace()
    parts.push(await partOf(picture, mask, cluster, options))
  }
  const fractions = parts.map(() => 0)
  const begun: Promise<void>[] = []
  const filled = inOrder(
    parts.length,
    options.texture.when === 'never' ? 1 : texturesAtOnce(),
    (number) => {
      const part = parts[number] as Part
      const before = begun.filter((_, other) => doMeet(part, parts[other] as Part))
      const filling = Promise.all(before).then(async () => {
        for (const [index, crop] of part.crops.entries()) {
          await pacer.pace()
          const progress = (fraction: number) => {
            fractions[number] = (index + fraction) / part.crops.length
            options.progress(fractions.reduce((sum, done) => sum + done, 0) / parts.length)
          }
          if (isOpen(part.filling, crop.fills))
            await fillCrop(picture, parts, part, crop, { ...options, pacer, progress })
          progress(1)
        }
      })
      begun.push(filling)
      return filling
    },
  )
  try {
    for await (const _ of filled) pacer.signal.throwIfAborted()
  } finally {
    // Where one failed, nothing is drawn any more once that is told.
    await Promise.allSettled(begun)
  }
  return {
    picture: new PatchedPicture(
      picture,
      parts.map(({ filling }) => patchOf(filling)),
    ),
    holes: boxes.length,
    repairedPixels: parts.reduce((sum, { pixels }) => sum + pixels, 0),
  }
}

/** Whether one of two parts is seen when the other is filled: then they are filled one after the other. */
function doMeet(one: Part, other: Part): boolean {
  const sees = ({ crops }: Part, { filling }: Part) =>
    crops.some(({ box }) => {
      const { left, top, right, bottom } = overlap(box, filling.area)
      return left < right && top < bottom
    })
  return sees(one, other) || sees(other, one)
}

/** One hole, or several whose fillings meet, and how it is filled. */
interface Part {
  readonly filling: Filling
  /** The hole's greatest width in pixels, with what its filling fades out over. */
  readonly thickness: number
  readonly crops: readonly Crop[]
  /** Pixels in which the filling has a share. */
  readonly pixels: number
}

async function partOf(
  picture: StagedPicture,
  mask: HoleMask,
  cluster: Box,
  options: FillOptions,
): Promise<Part> {
  const { width, height } = picture
  const reach = options.grow + options.feather
  const holeThickness = thicknessOf(mask, cluster)
  const feather = softEdge(options.feather, holeThickness)
  const area = grownBox(cluster, reach + 1, width, height)
  const weights = distanceToMask(mask, area)
  // What is still to be filled, the soft edge with it: a network gives known pixels back as they are,
  // so only what it fills itself can fade into them. Later crops see what earlier ones filled.
  const open = new Uint8Array(weights.length)
  const pixels = weigh(weights, open, options.grow, feather)
  const hole = grownBox(cluster, reach, width, height)
  const thickness = holeThickness + 2 * (options.grow + feather)
  const crops = planCrops(hole, thickness, width, height, options.limits)
  const original = await readBox(picture, area)
  return {
    filling: { area, open, weights, original, data: original.slice() },
    thickness,
    crops,
    pixels,
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
  parts: readonly Part[],
  { filling, thickness }: Part,
  crop: Crop,
  options: Pick<FillOptions, 'run' | 'texture' | 'progress'> & { readonly pacer: Pacer },
): Promise<void> {
  const { texture, pacer, progress } = options
  const fillings = parts.map((part) => part.filling)
  const output = await options.run(await networkCrop(picture, fillings, crop))
  const { box } = crop
  const guess = resizeRaster(unpadOutput(output, crop), box.right - box.left, box.bottom - box.top)
  if (!needsTexture(texture, crop, thickness))
    return blend(filling, crop, { box, raster: guess }, picture)
  const { seed } = texture
  const drawing = { thickness, seed, pacer, progress }
  const drawn = await drawTexture(picture, fillings, filling, crop, guess, drawing)
  blend(filling, crop, drawn, picture)
}

/** Lays what was drawn over the pixels that a crop fills. */
function blend(
  filling: Filling,
  crop: Crop,
  { box, raster }: Drawn,
  { channels }: StagedPicture,
): void {
  const { left, top, right, bottom } = overlap(crop.fills, filling.area)
  for (let y = top; y < bottom; y++)
    blendRow(
      filling,
      placeIn(filling.area, left, y),
      right - left,
      raster.data.subarray(((y - box.top) * raster.width + left - box.left) * 3),
      channels,
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
