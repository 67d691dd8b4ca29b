/**
 * Points and rectangles. A point carries the name of its space, so that a point of the screen cannot
 * be handed to what expects one of the picture.
 */

/** Pixels of the picture, (0, 0) its upper left corner. */
export interface ImagePoint {
  readonly x: number
  readonly y: number
  readonly space?: 'image'
}

/** CSS pixels from the upper left corner of the canvas on the screen. */
export interface ScreenPoint {
  readonly x: number
  readonly y: number
  readonly space?: 'screen'
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** A rectangle in any space; `right` and `bottom` follow from it. */
export interface Rectangle extends Size {
  readonly left: number
  readonly top: number
}

export function clamp(value: number, minimum: number, maximum: number): number {
  return Math.min(maximum, Math.max(minimum, value))
}

/** The part that both cover, or undefined where they do not touch. */
export function intersect(one: Rectangle, other: Rectangle): Rectangle | undefined {
  const left = Math.max(one.left, other.left)
  const top = Math.max(one.top, other.top)
  const width = Math.min(one.left + one.width, other.left + other.width) - left
  const height = Math.min(one.top + one.height, other.top + other.height) - top
  return width > 0 && height > 0 ? { left, top, width, height } : undefined
}

/** The smallest rectangle round both. */
export function union(one: Rectangle | undefined, other: Rectangle): Rectangle {
  if (!one) return other
  const left = Math.min(one.left, other.left)
  const top = Math.min(one.top, other.top)
  return {
    left,
    top,
    width: Math.max(one.left + one.width, other.left + other.width) - left,
    height: Math.max(one.top + one.height, other.top + other.height) - top,
  }
}

/** The rectangle between two opposite corners. */
export function rectangleBetween(one: ImagePoint, other: ImagePoint): Rectangle {
  return {
    left: Math.min(one.x, other.x),
    top: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  }
}

/** Grown outward to whole pixels and cut at the picture's edge; undefined where nothing is left. */
export function wholePixels(rectangle: Rectangle, size: Size): Rectangle | undefined {
  const left = Math.floor(rectangle.left)
  const top = Math.floor(rectangle.top)
  const width = Math.ceil(rectangle.left + rectangle.width) - left
  const height = Math.ceil(rectangle.top + rectangle.height) - top
  return intersect({ left, top, width, height }, { left: 0, top: 0, ...sizeOf(size) })
}

function sizeOf({ width, height }: Size): Size {
  return { width, height }
}
