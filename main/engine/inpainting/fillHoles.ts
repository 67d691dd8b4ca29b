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
import { type HoleNetwork, runsAlone } from './holeNetwork'
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
  /** Gets the network ready for so many crops. */
  readonly open: (crops: number) => Promise<HoleNetwork>
  readonly signal: AbortSignal
  readonly progress: (fraction: number) => void
}

export interface FillResult {
  /** Its rows can be asked for at once: those without a hole are there, others come when they are filled. */
  readonly picture: StagedPicture
  /** When all holes are filled, or why they are not; nothing is drawn any more then. */
  readonly filled: Promise<void>
  /** Parts of the mask that do not touch. */
  readonly holes: number
  /** Pixels whose colours the filling had a part in. */
  readonly repairedPixels: number
}

/** Parts that are under way at once beside each other's runs: two in the network, one that is cut out, drawn or blended. */
const partsAtOnce = 3

/**
 * Plans how the holes of a picture are filled from what surrounds them, and begins to fill them, hole by hole. Colours
 * further than `grow + feather` from the mask are not touched at all, and alpha nowhere. Of the picture only what the
 * network is shown is ever read. Throws the signal's reason; `filled` and the picture's rows, what `run` throws.
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
  const waiting = parts.map(() => untilTold())
  const filled = fillParts(picture, parts, { ...options, pacer }, (part) => waiting[part]?.tell())
  return {
    picture: new PatchedPicture(
      picture,
      parts.map(({ filling }, part) => patchOf(filling, [waiting[part]?.told, filled])),
    ),
    filled,
    holes: boxes.length,
    repairedPixels: parts.reduce((sum, { pixels }) => sum + pixels, 0),
  }
}

function untilTold(): { readonly told: Promise<void>; tell(): void } {
  let tell = () => {}
  const told = new Promise<void>((resolve) => {
    tell = resolve
  })
  return { told, tell: () => tell() }
}

type FillingOptions = FillOptions & { readonly pacer: Pacer }

/** Fills the parts, those beside each other that need nothing of each other, and tells which one is filled. */
async function fillParts(
  picture: StagedPicture,
  parts: readonly Part[],
  options: FillingOptions,
  onFilled: (part: number) => void,
): Promise<void> {
  const { pacer, texture } = options
  const network = await networkFor(parts, options)
  const fractions = parts.map(() => 0)
  const begun: Promise<void>[] = []
  const oneByOne = texture.when === 'never' ? 1 : texturesAtOnce()
  const filled = inOrder(parts.length, network.atOnce > 1 ? partsAtOnce : oneByOne, (number) => {
    const part = parts[number] as Part
    const before = begun.filter((_, other) => doMeet(part, parts[other] as Part))
    const filling = Promise.all(before).then(async () => {
      for (const [index, crop] of part.crops.entries()) {
        await pacer.pace()
        const progress = (fraction: number) => {
          fractions[number] = (index + fraction) / part.crops.length
          options.progress(fractions.reduce((sum, done) => sum + done, 0) / parts.length)
        }
        if (isOpen(part.filling, crop.fills)) {
          const run = (shown: HolePicture) => network.run(crop, shown)
          await fillCrop(picture, parts, part, crop, { run, texture, pacer, progress })
        }
        progress(1)
      }
      onFilled(number)
    })
    begun.push(filling)
    return filling
  })
  try {
    for await (const _ of filled) pacer.signal.throwIfAborted()
  } finally {
    // Where one failed, nothing is drawn any more once that is told.
    await Promise.allSettled(begun)
  }
}

/** The network, and for each crop whether it is run beside others. */
async function networkFor(
  parts: readonly Part[],
  { open, texture }: FillOptions,
): Promise<{
  readonly atOnce: number
  run(crop: Crop, shown: HolePicture): Promise<Float32Array>
}> {
  const crops = parts.flatMap((part) => part.crops)
  const { atOnce, run, runAlone } = await open(crops.length)
  // What is drawn from patches has use for the cores that a last run would leave.
  const isDrawn = parts.some((part) =>
    part.crops.some((crop) => needsTexture(texture, crop, part.thickness)),
  )
  const alone = new Set(runAlone && !isDrawn ? crops.slice(crops.length - runsAlone(crops)) : [])
  const underWay = new Set<Promise<unknown>>()
  return {
    atOnce,
    async run(crop, shown) {
      const isAlone = runAlone !== undefined && alone.has(crop)
      if (isAlone) await Promise.allSettled(underWay)
      const running = isAlone ? runAlone(shown) : run(shown)
      underWay.add(running)
      try {
        return await running
      } finally {
        underWay.delete(running)
      }
    },
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

/** `filled`: either of these tells that it is filled, or why it is not. */
function patchOf({ area, data }: Filling, filled: readonly (Promise<void> | undefined)[]): Patch {
  const { left, top, right, bottom } = area
  const made = Promise.race(filled).then(() => data)
  return { left, top, width: right - left, height: bottom - top, data: made }
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
  options: Pick<FillingOptions, 'texture' | 'pacer' | 'progress'> & {
    readonly run: (shown: HolePicture) => Promise<Float32Array>
  },
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
