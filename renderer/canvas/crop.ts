import { clamp, type Rectangle, type ScreenPoint, type Size } from './geometry'

/** Part of the crop box that is dragged: a compass direction, or the box as a whole. */
export type CropHandle = 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'nw' | 'move'

const corners: readonly CropHandle[] = ['nw', 'ne', 'se', 'sw']
const sides: readonly CropHandle[] = ['n', 'e', 's', 'w']
export const cropHandles: readonly CropHandle[] = [...corners, ...sides]

/** Smallest side of a crop box in pixels of the picture. */
const smallestSide = 8

/** Where a handle lies on a box. */
export function handlePoint(box: Rectangle, handle: CropHandle): ScreenPoint {
  const horizontal = handle.includes('w') ? 0 : handle.includes('e') ? 1 : 0.5
  const vertical = handle.startsWith('n') ? 0 : handle.startsWith('s') ? 1 : 0.5
  return { x: box.left + horizontal * box.width, y: box.top + vertical * box.height }
}

/** The part of a box on the screen under a point, corners before sides; undefined outside. */
export function handleAt(box: Rectangle, point: ScreenPoint, reach = 12): CropHandle | undefined {
  for (const handle of corners) {
    const at = handlePoint(box, handle)
    if (Math.hypot(at.x - point.x, at.y - point.y) <= reach) return handle
  }
  const insideX = point.x >= box.left && point.x <= box.left + box.width
  const insideY = point.y >= box.top && point.y <= box.top + box.height
  if (insideX && Math.abs(point.y - box.top) <= reach) return 'n'
  if (insideX && Math.abs(point.y - box.top - box.height) <= reach) return 's'
  if (insideY && Math.abs(point.x - box.left) <= reach) return 'w'
  if (insideY && Math.abs(point.x - box.left - box.width) <= reach) return 'e'
  return insideX && insideY ? 'move' : undefined
}

/** The CSS cursor of a handle. */
export function handleCursor(handle: CropHandle | undefined): string {
  if (!handle) return 'crosshair'
  if (handle === 'move') return 'move'
  if (handle === 'n' || handle === 's') return 'ns-resize'
  if (handle === 'e' || handle === 'w') return 'ew-resize'
  return handle === 'nw' || handle === 'se' ? 'nwse-resize' : 'nesw-resize'
}

/**
 * The box after a handle was dragged by (x, y) pixels of the picture. It stays inside the picture and,
 * where `ratio` (width / height) is given, keeps it; the opposite corner or side stays in its place.
 */
export function dragCrop(
  box: Rectangle,
  handle: CropHandle,
  move: { x: number; y: number },
  picture: Size,
  ratio?: number,
): Rectangle {
  if (handle === 'move') {
    return {
      ...box,
      left: clamp(box.left + move.x, 0, picture.width - box.width),
      top: clamp(box.top + move.y, 0, picture.height - box.height),
    }
  }
  const west = handle.includes('w')
  const north = handle.startsWith('n')
  const anchorX = west ? box.left + box.width : box.left
  const anchorY = north ? box.top + box.height : box.top
  const movesX = handle.includes('e') || west
  const movesY = north || handle.startsWith('s')
  const roomX = west ? anchorX : picture.width - anchorX
  const roomY = north ? anchorY : picture.height - anchorY
  let width = movesX ? box.width + (west ? -move.x : move.x) : box.width
  let height = movesY ? box.height + (north ? -move.y : move.y) : box.height
  width = clamp(width, Math.min(smallestSide, roomX), roomX)
  height = clamp(height, Math.min(smallestSide, roomY), roomY)
  if (ratio) {
    if (!movesY || (movesX && width / height > ratio)) height = width / ratio
    else width = height * ratio
    // A side's drag grows the box both ways across it only as far as there is room.
    const fit = Math.min(1, roomX / width, roomY / height)
    width *= fit
    height *= fit
  }
  return {
    left: west ? anchorX - width : anchorX,
    top: north ? anchorY - height : anchorY,
    width,
    height,
  }
}

/** A box drawn from one corner to another, cut at the picture, in the ratio where one is given. */
export function drawCrop(
  from: { x: number; y: number },
  to: { x: number; y: number },
  picture: Size,
  ratio?: number,
): Rectangle {
  const left = clamp(from.x, 0, picture.width)
  const top = clamp(from.y, 0, picture.height)
  const handle = `${to.y < top ? 'n' : 's'}${to.x < left ? 'w' : 'e'}` as CropHandle
  const start = { left, top, width: 0, height: 0 }
  return dragCrop(start, handle, { x: to.x - left, y: to.y - top }, picture, ratio)
}

/** The largest box of a ratio in the middle of the picture, or the whole picture. */
export function centredCrop(picture: Size, ratio?: number): Rectangle {
  const width = ratio ? Math.min(picture.width, picture.height * ratio) : picture.width
  const height = ratio ? width / ratio : picture.height
  return { left: (picture.width - width) / 2, top: (picture.height - height) / 2, width, height }
}

/** Whether a box in fractions leaves nothing of the picture out. */
export function isWholeCrop({ left, top, width, height }: Rectangle): boolean {
  const reach = 1 - 1e-6
  return left < 1e-6 && top < 1e-6 && width > reach && height > reach
}

/**
 * A box in fractions of a picture, again in a ratio: turning a picture gives it other sides. It keeps its
 * middle and its area as far as there is room, so that a slider that comes back brings the box back.
 */
export function fitCropRatio(crop: Rectangle, picture: Size, ratio: number): Rectangle {
  const box = fromFractions(crop, picture)
  if (Math.abs(box.width / box.height / ratio - 1) < 1e-6) return crop
  const wanted = Math.sqrt(box.width * box.height * ratio)
  const width = Math.min(wanted, picture.width, picture.height * ratio)
  const height = width / ratio
  const middle = (start: number, length: number, own: number, room: number) =>
    clamp(start + (length - own) / 2, 0, room - own)
  return toFractions(
    {
      left: middle(box.left, box.width, width, picture.width),
      top: middle(box.top, box.height, height, picture.height),
      width,
      height,
    },
    picture,
  )
}

/** From pixels to fractions of the picture, as the step takes them, and back. */
export function toFractions(box: Rectangle, picture: Size): Rectangle {
  const left = clamp(box.left / picture.width, 0, 1)
  const top = clamp(box.top / picture.height, 0, 1)
  return {
    left,
    top,
    width: Math.min(1 - left, box.width / picture.width),
    height: Math.min(1 - top, box.height / picture.height),
  }
}

export function fromFractions(box: Rectangle, picture: Size): Rectangle {
  return {
    left: box.left * picture.width,
    top: box.top * picture.height,
    width: box.width * picture.width,
    height: box.height * picture.height,
  }
}

/** Ratios on offer, as the step names them; `free` keeps none. */
export const cropRatios: readonly { readonly name: string; readonly ratio: number | undefined }[] =
  [
    { name: 'free', ratio: undefined },
    { name: '1:1', ratio: 1 },
    { name: '4:5', ratio: 4 / 5 },
    { name: '3:4', ratio: 3 / 4 },
    { name: '2:3', ratio: 2 / 3 },
    { name: '9:16', ratio: 9 / 16 },
    { name: '5:4', ratio: 5 / 4 },
    { name: '4:3', ratio: 4 / 3 },
    { name: '3:2', ratio: 3 / 2 },
    { name: '16:9', ratio: 16 / 9 },
  ]
