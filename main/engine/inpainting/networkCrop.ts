import { inPieces } from '../kernels/exchange'
import { writeInterleaved } from '../pixels/interleave'
import { writePlanes } from '../pixels/separate'
import { type Raster, resizeRaster } from '../resize/resizePlanes'
import { readBox } from '../strips/readBox'
import type { StagedPicture } from '../strips/stagedPicture'
import { reflect } from '../tiles/reflect'
import type { Crop } from './cropPlan'
import { cutOut, type Filling, layOver } from './filling'

/** What a network is shown: colours `[3, H, W]` that are zero in holes, and `[1, H, W]`, 1 in holes. */
export interface HolePicture {
  readonly colours: Float32Array
  readonly mask: Float32Array
  readonly width: number
  readonly height: number
}

/** A part of a picture as its network wants it, with what is filled by now and what is still open. */
export async function networkCrop(
  picture: StagedPicture,
  parts: readonly Filling[],
  crop: Crop,
): Promise<HolePicture> {
  return padInput(await showCrop(picture, parts, crop), crop)
}

/** The crop at the network's size: colours that are zero in holes, and the hole's share, `[H, W, 4]`. */
async function showCrop(
  picture: StagedPicture,
  parts: readonly Filling[],
  crop: Crop,
): Promise<Raster> {
  const { box } = crop
  const width = box.right - box.left
  const height = box.bottom - box.top
  const stride = picture.channels
  const colours = await readBox(picture, box)
  for (const part of parts) layOver(part, box, colours, stride)
  const data = new Float32Array(width * height * 4)
  inPieces(width * height, (memory, first, end) => {
    const { kernels, first: source, second: result } = memory
    const count = end - first
    memory.floats(source, count * stride).set(colours.subarray(first * stride, end * stride))
    kernels.clearFourth(source, stride, count, result)
    data.set(memory.floats(result, count * 4), first * 4)
  })
  for (const part of parts) cutOut(part, box, data)
  return resizeHoled({ data, width, height, channels: 4 }, crop.width, crop.height)
}

/** Resizes colours by their known part alone, so that nothing of a hole seeps into its surroundings. */
function resizeHoled(source: Raster, width: number, height: number): Raster {
  if (width === source.width && height === source.height) return source
  const resized = resizeRaster(source, width, height)
  const { data } = resized
  // A pixel that is partly hole is filled as a whole.
  inPieces(width * height, (memory, first, end) => {
    const { kernels, first: place } = memory
    const length = (end - first) * 4
    memory.floats(place, length).set(data.subarray(first * 4, end * 4))
    kernels.closeHoles(place, end - first)
    data.set(memory.floats(place, length), first * 4)
  })
  return resized
}

/** As planes, filled up by reflection. */
function padInput({ data, width, height }: Raster, crop: Crop): HolePicture {
  const { paddedWidth, paddedHeight } = crop
  const plane = paddedWidth * paddedHeight
  const planes = new Float32Array(4 * plane)
  const places = (size: number, padded: number) =>
    Int32Array.from({ length: padded }, (_, place) => reflect(place, size))
  writePlanes(
    { data, width, channels: 4 },
    places(width, paddedWidth),
    places(height, paddedHeight),
    planes,
  )
  return {
    colours: planes.subarray(0, 3 * plane),
    mask: planes.subarray(3 * plane),
    width: paddedWidth,
    height: paddedHeight,
  }
}

/** What a network gave for a crop, `[3, H, W]`, as colours of the shown part, clamped to 0..1. */
export function unpadOutput(output: Float32Array, crop: Crop): Raster {
  const { width, height, paddedWidth } = crop
  const data = new Float32Array(width * height * 3)
  const target = { data, stride: 3 }
  if (paddedWidth === width) writeInterleaved(output, 0, width * height, target, 0)
  else
    for (let y = 0; y < height; y += 1)
      writeInterleaved(output, y * paddedWidth, width, target, y * width)
  return { data, width, height, channels: 3 }
}
