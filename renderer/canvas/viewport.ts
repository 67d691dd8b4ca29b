import { clamp, type ImagePoint, type Rectangle, type ScreenPoint, type Size } from './geometry'

/** How the picture lies on the screen: `scale` CSS pixels a picture pixel, its corner at (left, top). */
export interface Viewport {
  readonly scale: number
  readonly left: number
  readonly top: number
}

/** Zoom is device pixels a picture pixel: 1 shows every pixel once. */
export const minimumZoom = 0.1
export const maximumZoom = 20
/** Above this zoom the picture's pixels are shown as squares. */
export const smoothingLimit = 2
/** Above this zoom lines between the pixels are drawn. */
export const pixelGridZoom = 8

const snapZooms = [0.25, 0.5, 1, 2] as const
const snapTolerance = 0.03
const zoomStops = [0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 20] as const

export function toImage(viewport: Viewport, point: ScreenPoint): ImagePoint {
  return {
    x: (point.x - viewport.left) / viewport.scale,
    y: (point.y - viewport.top) / viewport.scale,
  }
}

export function toScreen(viewport: Viewport, point: ImagePoint): ScreenPoint {
  return {
    x: point.x * viewport.scale + viewport.left,
    y: point.y * viewport.scale + viewport.top,
  }
}

/** Where a rectangle of the picture lies on the screen. */
export function rectangleToScreen(viewport: Viewport, rectangle: Rectangle): Rectangle {
  return {
    left: rectangle.left * viewport.scale + viewport.left,
    top: rectangle.top * viewport.scale + viewport.top,
    width: rectangle.width * viewport.scale,
    height: rectangle.height * viewport.scale,
  }
}

/** The part of the picture that the screen shows, cut at the picture's edge; may be empty. */
export function visiblePart(viewport: Viewport, view: Size, picture: Size): Rectangle {
  const start = toImage(viewport, { x: 0, y: 0 })
  const end = toImage(viewport, { x: view.width, y: view.height })
  const left = clamp(start.x, 0, picture.width)
  const top = clamp(start.y, 0, picture.height)
  return {
    left,
    top,
    width: clamp(end.x, 0, picture.width) - left,
    height: clamp(end.y, 0, picture.height) - top,
  }
}

/** Another scale with the picture's point under `anchor` staying where it is. */
export function zoomAround(viewport: Viewport, anchor: ScreenPoint, scale: number): Viewport {
  const ratio = scale / viewport.scale
  return {
    scale,
    left: anchor.x - (anchor.x - viewport.left) * ratio,
    top: anchor.y - (anchor.y - viewport.top) * ratio,
  }
}

export function panBy(viewport: Viewport, x: number, y: number): Viewport {
  return { scale: viewport.scale, left: viewport.left + x, top: viewport.top + y }
}

/**
 * The whole picture in the middle of the view, `margin` CSS pixels from its edges. Small pictures are
 * magnified, but at most to `largestScale`.
 */
export function fitPicture(
  picture: Size,
  view: Size,
  { margin = 32, largestScale = 4 }: { margin?: number; largestScale?: number } = {},
): Viewport {
  const width = Math.max(1, view.width - 2 * margin)
  const height = Math.max(1, view.height - 2 * margin)
  const scale = Math.min(largestScale, width / picture.width, height / picture.height)
  return {
    scale,
    left: (view.width - picture.width * scale) / 2,
    top: (view.height - picture.height * scale) / 2,
  }
}

/** Keeps at least `kept` CSS pixels of the picture on the screen. */
export function keepInView(viewport: Viewport, picture: Size, view: Size, kept = 64): Viewport {
  const width = picture.width * viewport.scale
  const height = picture.height * viewport.scale
  const keptX = Math.min(kept, width, view.width)
  const keptY = Math.min(kept, height, view.height)
  return {
    scale: viewport.scale,
    left: clamp(viewport.left, keptX - width, view.width - keptX),
    top: clamp(viewport.top, keptY - height, view.height - keptY),
  }
}

/**
 * The zoom after a turn of the wheel. `free` is the zoom that the gesture has reached without snapping
 * and goes into the next call: so a snap holds the picture for a moment but never traps it.
 * `deltaMode` as in WheelEvent (0 pixels, 1 lines, 2 pages); a pinch arrives as a wheel with Ctrl and
 * small deltas.
 */
export function wheelZoom(
  free: number,
  wheel: { deltaY: number; deltaMode: number; pinch: boolean },
  lowest = minimumZoom,
): { free: number; zoom: number } {
  const pixels = wheel.deltaY * (wheel.deltaMode === 1 ? 18 : wheel.deltaMode === 2 ? 240 : 1)
  const speed = wheel.pinch ? 0.01 : 0.0018
  const next = clamp(free * Math.exp(-clamp(pixels, -240, 240) * speed), lowest, maximumZoom)
  return { free: next, zoom: snapZoom(next) }
}

/** The nearest of 25, 50, 100 and 200 % where it is within 3 %, otherwise the zoom itself. */
export function snapZoom(zoom: number): number {
  return snapZooms.find((snap) => Math.abs(zoom / snap - 1) <= snapTolerance) ?? zoom
}

/** The next stop of the zoom buttons above (+1) or below (-1). */
export function nextZoomStop(zoom: number, direction: 1 | -1): number {
  const margin = 1.005
  if (direction > 0) return zoomStops.find((stop) => stop > zoom * margin) ?? maximumZoom
  return zoomStops.findLast((stop) => stop < zoom / margin) ?? minimumZoom
}

/** Two fingers: pans by their middle and scales by their distance. */
export function pinchViewport(
  viewport: Viewport,
  before: readonly [ScreenPoint, ScreenPoint],
  after: readonly [ScreenPoint, ScreenPoint],
  limits: { lowest: number; highest: number },
): Viewport {
  const middle = (pair: readonly [ScreenPoint, ScreenPoint]): ScreenPoint => ({
    x: (pair[0].x + pair[1].x) / 2,
    y: (pair[0].y + pair[1].y) / 2,
  })
  const distance = (pair: readonly [ScreenPoint, ScreenPoint]) =>
    Math.max(1, Math.hypot(pair[0].x - pair[1].x, pair[0].y - pair[1].y))
  const from = middle(before)
  const to = middle(after)
  const scale = clamp(
    (viewport.scale * distance(after)) / distance(before),
    limits.lowest,
    limits.highest,
  )
  return panBy(zoomAround(viewport, from, scale), to.x - from.x, to.y - from.y)
}
