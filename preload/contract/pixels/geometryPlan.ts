import type { StepParameters } from '../steps'
import { aspectBox, type Box, type PixelSize, pixelBox } from './pixelBox'

type GeometryParameters = StepParameters<'transform.geometry'>

/**
 * An affine map from places of the result to places of the picture before, in pixels with (0, 0) the
 * upper left corner: x' = a x + c y + e, y' = b x + d y + f.
 */
export interface PlaceMap {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
  readonly f: number
}

/** What transform.geometry does to a picture of some size, without its pixels. */
export interface GeometryPlan {
  readonly size: PixelSize
  readonly map: PlaceMap
}

const unchanged: PlaceMap = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }

/** The plan that leaves a picture as it is. */
export function emptyPlan(size: PixelSize): GeometryPlan {
  return { size, map: unchanged }
}

/** First `inner`, then `outer`. */
export function composedMap(outer: PlaceMap, inner: PlaceMap): PlaceMap {
  const { a, b, c, d, e, f } = outer
  return {
    a: a * inner.a + c * inner.b,
    b: b * inner.a + d * inner.b,
    c: a * inner.c + c * inner.d,
    d: b * inner.c + d * inner.d,
    e: a * inner.e + c * inner.f + e,
    f: b * inner.e + d * inner.f + f,
  }
}

/** The map back. */
export function invertedMap({ a, b, c, d, e, f }: PlaceMap): PlaceMap {
  const determinant = a * d - b * c
  return {
    a: d / determinant,
    b: -b / determinant,
    c: -c / determinant,
    d: a / determinant,
    e: (c * f - d * e) / determinant,
    f: (b * e - a * f) / determinant,
  }
}

/** The plan of a picture of `size` that shows the same part of the picture before. */
export function resizedPlan(plan: GeometryPlan, size: PixelSize): GeometryPlan {
  return followed(plan, size, {
    ...unchanged,
    a: plan.size.width / size.width,
    d: plan.size.height / size.height,
  })
}

/** Goes on with the parts of transform.geometry in their order: flip, quarter turns, straighten, crop, resize. */
export function planGeometry(before: GeometryPlan, parameters: GeometryParameters): GeometryPlan {
  const flipped = flippedPlan(before, parameters.flip)
  const turned = turnedPlan(flipped, parameters.rotate)
  const level = straightenedPlan(turned, parameters.straighten)
  const cropped = croppedPlan(level, cropBox(level.size, parameters))
  return resizedPlan(cropped, resizedSize(cropped.size, parameters))
}

/** The part of a picture that stays: the crop box, or the largest middle part of the ratio. */
export function cropBox(size: PixelSize, { crop, aspect }: GeometryParameters): Box {
  if (crop) return pixelBox(size, crop)
  if (aspect === 'free') return { left: 0, top: 0, width: size.width, height: size.height }
  const [across, down] = aspect.split(':').map(Number) as [number, number]
  return aspectBox(size, across / down)
}

/** The size asked for. One side alone keeps the ratio; both together are taken as they are. */
export function resizedSize(size: PixelSize, asked: GeometryParameters): PixelSize {
  const ratio = size.width / size.height
  const width =
    asked.width ?? (asked.height ? Math.max(1, Math.round(asked.height * ratio)) : size.width)
  const height =
    asked.height ?? (asked.width ? Math.max(1, Math.round(asked.width / ratio)) : size.height)
  return { width, height }
}

/** The whole pixels of the largest upright rectangle in a picture that was straightened. */
export function straightenedSize({ width, height }: PixelSize, degrees: number): PixelSize {
  if (degrees === 0) return { width, height }
  const inside = inscribedRectangle(width, height, (degrees * Math.PI) / 180)
  return {
    width: Math.max(1, Math.floor(inside.width + 1e-9)),
    height: Math.max(1, Math.floor(inside.height + 1e-9)),
  }
}

/**
 * Width and height of the largest upright rectangle inside a `width` x `height` rectangle that was
 * turned by an angle (radians). Either two opposite corners touch the long sides, or all four corners
 * touch one side each; the latter solves w = x cos + y sin, h = x sin + y cos.
 */
export function inscribedRectangle(
  width: number,
  height: number,
  angle: number,
): { width: number; height: number } {
  const sine = Math.abs(Math.sin(angle))
  const cosine = Math.abs(Math.cos(angle))
  const long = Math.max(width, height)
  const short = Math.min(width, height)
  if (short <= 2 * sine * cosine * long || Math.abs(sine - cosine) < 1e-10) {
    const half = short / 2
    const [along, across] = [half / sine, half / cosine]
    return width >= height ? { width: along, height: across } : { width: across, height: along }
  }
  const determinant = cosine * cosine - sine * sine
  return {
    width: (width * cosine - height * sine) / determinant,
    height: (height * cosine - width * sine) / determinant,
  }
}

/** First `inner`, a map into the picture of the plan, then the plan's own. */
function followed(plan: GeometryPlan, size: PixelSize, inner: PlaceMap): GeometryPlan {
  return { size, map: composedMap(plan.map, inner) }
}

function flippedPlan(plan: GeometryPlan, flip: GeometryParameters['flip']): GeometryPlan {
  const { width, height } = plan.size
  const across = flip === 'horizontal' || flip === 'both'
  const down = flip === 'vertical' || flip === 'both'
  return followed(plan, plan.size, {
    ...unchanged,
    ...(across ? { a: -1, e: width } : {}),
    ...(down ? { d: -1, f: height } : {}),
  })
}

function turnedPlan(plan: GeometryPlan, rotate: GeometryParameters['rotate']): GeometryPlan {
  const { width, height } = plan.size
  const upright = { width: height, height: width }
  switch (rotate) {
    case '0':
      return plan
    case '90':
      return followed(plan, upright, { a: 0, b: -1, c: 1, d: 0, e: 0, f: height })
    case '180':
      return followed(plan, plan.size, { a: -1, b: 0, c: 0, d: -1, e: width, f: height })
    case '270':
      return followed(plan, upright, { a: 0, b: 1, c: -1, d: 0, e: width, f: 0 })
  }
}

function straightenedPlan(plan: GeometryPlan, degrees: number): GeometryPlan {
  if (degrees === 0) return plan
  const angle = (degrees * Math.PI) / 180
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  const size = straightenedSize(plan.size, degrees)
  // Turned back about the middle, anticlockwise (y points down).
  const [x, y] = [size.width / 2, size.height / 2]
  return followed(plan, size, {
    a: cosine,
    b: -sine,
    c: sine,
    d: cosine,
    e: plan.size.width / 2 - cosine * x - sine * y,
    f: plan.size.height / 2 + sine * x - cosine * y,
  })
}

/** The plan of the part of a picture inside a box. */
export function croppedPlan(plan: GeometryPlan, { left, top, width, height }: Box): GeometryPlan {
  return followed(plan, { width, height }, { ...unchanged, e: left, f: top })
}
