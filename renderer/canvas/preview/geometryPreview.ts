import {
  emptyPlan,
  type GeometryPlan,
  invertedMap,
  planGeometry,
} from '../../../preload/contract/pixels/geometryPlan'
import type { Rectangle, Size } from '../geometry'
import { levelFor, type Pyramid } from '../picture/pyramid'
import { isColourStep, type PicturePreview } from './picturePreview'

/** Where the pixels of a preview come from: the geometry of all its steps together. */
export function geometryOf(preview: PicturePreview | undefined, size: Size): GeometryPlan {
  let plan = emptyPlan({ width: size.width, height: size.height })
  for (const step of preview ?? [])
    if (!isColourStep(step)) plan = planGeometry(plan, step.parameters)
  return plan
}

/**
 * Draws a part of what a plan makes of a picture, with the part's corner at the origin and `scale`
 * pixels of the context a pixel of the result. The screen's own smoothing stands in for the engine's
 * kernels where these are not to be had (see webglTurn, shapedViews), and under them.
 */
export function drawPlanned(
  context: OffscreenCanvasRenderingContext2D,
  pyramid: Pyramid,
  { map }: GeometryPlan,
  part: Rectangle,
  scale: number,
): void {
  const shrink = Math.sqrt(Math.abs(map.a * map.d - map.b * map.c))
  const level = levelFor(pyramid, scale / shrink)
  if (!level) return
  // The map back, then the part's corner and the scale: from the picture to the context.
  const { a, b, c, d, e, f } = invertedMap(map)
  context.save()
  context.setTransform(scale, 0, 0, scale, -part.left * scale, -part.top * scale)
  context.transform(a, b, c, d, e, f)
  for (const { image, place } of level.pieces)
    context.drawImage(image, place.left, place.top, place.width, place.height)
  context.restore()
}
