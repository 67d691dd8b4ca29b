import type { Box } from './holes'

/** What a network takes; see docs/model-contract.md. */
export interface CropLimits {
  readonly multiple: number
  /** Least and greatest side, in pixels. */
  readonly minimum: number
  readonly maximum: number
}

/** Least context on each side of a hole, in pixels. */
const LEAST_CONTEXT = 64

/** One run of the network: what of the picture it sees, at what size, and which pixels it may fill. */
export interface Crop {
  /** Part of the picture that is shown. */
  readonly box: Box
  /** Part of the picture whose hole is filled from this run. */
  readonly fills: Box
  /** Sides that the shown part is resized to: its own where it fits the network. */
  readonly width: number
  readonly height: number
  /** Sides of the network's input: the above filled up to what it takes, by reflection. */
  readonly paddedWidth: number
  readonly paddedHeight: number
}

/**
 * Plans the network's runs for one hole. The crop shows as much round the hole as the hole is large, at
 * least 64 pixels; it keeps full resolution as long as half of that context fits the network, and is
 * shifted inward at the picture's edges. A thin hole that is too long for one crop (a scratch right
 * across) is filled piece by piece at full resolution; a thick one at reduced resolution.
 * `thickness` is the hole's greatest width in pixels.
 */
export function planCrops(
  hole: Box,
  thickness: number,
  width: number,
  height: number,
  limits: CropLimits,
): Crop[] {
  const whole = cropAround(hole, contextOf(hole, limits), width, height, limits)
  const fits =
    whole.width === whole.box.right - whole.box.left &&
    whole.height === whole.box.bottom - whole.box.top
  const piece = limits.maximum - 2 * LEAST_CONTEXT
  if (fits || piece < LEAST_CONTEXT || thickness > limits.maximum / 4) return [whole]
  const crops: Crop[] = []
  for (const [top, bottom] of pieces(hole.top, hole.bottom, piece)) {
    for (const [left, right] of pieces(hole.left, hole.right, piece)) {
      crops.push(cropAround({ left, top, right, bottom }, LEAST_CONTEXT, width, height, limits))
    }
  }
  return crops
}

/** As much context as the hole is large; less, down to half, where that keeps full resolution. */
function contextOf(hole: Box, limits: CropLimits): number {
  const side = Math.max(hole.right - hole.left, hole.bottom - hole.top)
  const wanted = Math.max(LEAST_CONTEXT, side)
  if (side + 2 * wanted <= limits.maximum) return wanted
  const least = Math.max(LEAST_CONTEXT, Math.ceil(side / 2))
  return Math.max(least, Math.floor((limits.maximum - side) / 2))
}

function* pieces(start: number, end: number, size: number): Generator<[number, number]> {
  const count = Math.ceil((end - start) / size)
  for (let index = 0; index < count; index++) {
    yield [
      start + Math.floor(((end - start) * index) / count),
      start + Math.floor(((end - start) * (index + 1)) / count),
    ]
  }
}

function cropAround(
  fills: Box,
  context: number,
  width: number,
  height: number,
  limits: CropLimits,
): Crop {
  const across = axisCrop(fills.left, fills.right, context, width, limits)
  const down = axisCrop(fills.top, fills.bottom, context, height, limits)
  const box = { left: across.start, top: down.start, right: across.end, bottom: down.end }
  const boxWidth = across.end - across.start
  const boxHeight = down.end - down.start
  const scale = Math.min(1, limits.maximum / Math.max(boxWidth, boxHeight))
  const shown = (size: number) =>
    scale === 1 ? size : Math.max(1, Math.min(limits.maximum, Math.round(size * scale)))
  const shownWidth = shown(boxWidth)
  const shownHeight = shown(boxHeight)
  return {
    box,
    fills,
    width: shownWidth,
    height: shownHeight,
    paddedWidth: padded(shownWidth, limits),
    paddedHeight: padded(shownHeight, limits),
  }
}

/** A stretch round a hole whose length suits the network, shifted inward at the ends. */
function axisCrop(
  from: number,
  to: number,
  context: number,
  size: number,
  limits: CropLimits,
): { start: number; end: number } {
  const wanted = padded(to - from + 2 * context, limits)
  const length = Math.min(size, wanted)
  const middle = Math.floor((from + to) / 2)
  const start = Math.max(0, Math.min(size - length, middle - Math.floor(length / 2)))
  return { start, end: start + length }
}

function padded(size: number, { minimum, multiple }: CropLimits): number {
  return Math.ceil(Math.max(size, minimum) / multiple) * multiple
}
