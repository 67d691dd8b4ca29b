import type { GeometryPlan } from '../../../../preload/contract/pixels/geometryPlan'
import type { Box } from '../../../../preload/contract/pixels/pixelBox'
import { slices } from '../../breath'
import type { Pyramid } from '../../picture/pyramid'
import { readPixels } from '../../picture/readPixels'
import { isColourStep, type PicturePreview } from '../picturePreview'
import { colouredPicture } from './colourStage'
import { boxAround, geometryPicture } from './geometryStages'
import { encodedPixels, type LinearPicture, linearPicture } from './linearPicture'

/** Most pixels of a part and of what it is made of: half a second or so, in small pieces. */
const mostPixels = 4_000_000

/** Whether pixels are mixed: what is only cropped, flipped or turned by quarters is drawn as it is. */
export function mixesPixels({ map }: GeometryPlan): boolean {
  const { a, b, c, d, e, f } = map
  return ![a, b, c, d, e, f].every(Number.isInteger) || Math.abs(a * d - b * c) !== 1
}

/** Whether a part of what a plan makes of a picture is worked out in a moment. */
export function isSmallPart(part: Box, plan: GeometryPlan, { size }: Pyramid): boolean {
  const from = boxAround(part, plan.map, 0, size)
  return Math.max(part.width * part.height, from.width * from.height) <= mostPixels
}

/** What a preview's steps, in their order, make of a picture. */
export function previewedPicture(picture: LinearPicture, preview: PicturePreview): LinearPicture {
  return preview.reduce<LinearPicture>(
    (before, step) =>
      isColourStep(step) ? colouredPicture(before, step) : geometryPicture(before, step.parameters),
    picture,
  )
}

/**
 * A part of what a preview makes of a picture, one pixel for each of the result's, with the engine's own
 * kernels and formulas. Throws the signal's reason once it is aborted.
 */
export async function exactPart(
  pyramid: Pyramid,
  preview: PicturePreview,
  part: Box,
  signal: AbortSignal,
): Promise<OffscreenCanvas> {
  const picture = linearPicture(pyramid.size, (box) => readPixels(pyramid, box))
  const values = await previewedPicture(picture, preview).read(part, slices(signal))
  const canvas = new OffscreenCanvas(part.width, part.height)
  const pixels = new ImageData(encodedPixels(values), part.width, part.height)
  canvas.getContext('2d')?.putImageData(pixels, 0, 0)
  return canvas
}
