import type { PictureView } from '../../../preload/contract/pictureView'
import type { GeometryPlan } from '../../../preload/contract/pixels/geometryPlan'
import { type Rectangle, type Size, wholePixels } from '../geometry'
import { type Placement, wholePixel } from '../picture/drawPicture'
import type { Pyramid } from '../picture/pyramid'
import { drawPlanned } from './geometryPreview'
import type { PreviewSource } from './previewRenderer'

/** A part of what a preview makes of a picture. */
export interface Patch {
  /** Where the result's pixels come from. */
  readonly plan: GeometryPlan
  /** The part of the result that it covers. */
  readonly region: Rectangle
  /** Pixels of the screen that a pixel of the result was asked for as, at most 1. */
  readonly zoom: number
  readonly source: PreviewSource
  result: OffscreenCanvas | ImageBitmap | undefined
}

/** A patch of a view that was made with the engine's own kernels. */
export function viewPatch(
  plan: GeometryPlan,
  { left, top, reduction }: PictureView,
  canvas: OffscreenCanvas,
  zoom: number,
): Patch {
  const size = { width: canvas.width * reduction, height: canvas.height * reduction }
  const source = { canvas, scale: 1 / reduction }
  return { plan, region: { left, top, ...size }, zoom, source, result: undefined }
}

/** A patch that is drawn with the screen's own smoothing. */
export function smoothedPatch(
  pyramid: Pyramid,
  plan: GeometryPlan,
  region: Rectangle,
  scale: number,
): Patch | undefined {
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(region.width * scale)),
    Math.max(1, Math.round(region.height * scale)),
  )
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  context.imageSmoothingQuality = 'medium'
  drawPlanned(context, pyramid, plan, region, scale)
  return { plan, region, zoom: scale, source: { canvas, scale }, result: undefined }
}

/** Whether a patch has all of a part in view, at the zoom that it is looked at with. */
export function patchCovers(
  { region, zoom }: Patch,
  part: Rectangle,
  lookedAtWith: number,
): boolean {
  return (
    region.left <= part.left + 0.5 &&
    region.top <= part.top + 0.5 &&
    region.left + region.width >= part.left + part.width - 0.5 &&
    region.top + region.height >= part.top + part.height - 0.5 &&
    zoom === lookedAtWith
  )
}

/** A patch's place in a result of another size that shows the same. */
export function placeInSize({ plan, region }: Patch, { width, height }: Size): Rectangle {
  const across = width / plan.size.width
  const down = height / plan.size.height
  return {
    left: region.left * across,
    top: region.top * down,
    width: region.width * across,
    height: region.height * down,
  }
}

/** Where a part of the picture lies on the screen, in whole pixels of it. */
export function deviceBox(
  part: Rectangle,
  { left, top, zoom }: Placement,
): [left: number, top: number, width: number, height: number] {
  const fromX = wholePixel(left + part.left * zoom)
  const fromY = wholePixel(top + part.top * zoom)
  const toX = wholePixel(left + (part.left + part.width) * zoom)
  const toY = wholePixel(top + (part.top + part.height) * zoom)
  return [fromX, fromY, toX - fromX, toY - fromY]
}

/** The whole pixels of a picture that a part of it touches; undefined where there are none. */
export function wholeRegion(part: Rectangle, picture: Size): Rectangle | undefined {
  if (part.width < 1 || part.height < 1) return undefined
  return wholePixels(part, picture)
}

/** The largest power of two by which a picture can be reduced and still has a pixel for each of the screen's. */
export function reductionFor(scale: number): number {
  return 2 ** Math.max(0, Math.floor(Math.log2(1.001 / scale)))
}
