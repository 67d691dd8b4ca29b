import type { Size } from '../geometry'

/** Straight RGBA, 8 bits, row by row, as ImageData holds it. */
export interface RasterPixels extends Size {
  readonly data: Uint8ClampedArray
}

/**
 * Magic wand: 255 for the pixels whose colour differs from the one at (x, y) by at most `tolerance`
 * levels in every channel; with `contiguous` only those that hang together with it by their edges.
 * Scan-line filling with an explicit stack, so that large areas do not exhaust the call stack.
 */
export function floodFill(
  pixels: RasterPixels,
  seed: { x: number; y: number },
  { tolerance, contiguous }: { tolerance: number; contiguous: boolean },
): Uint8Array {
  const { width, height, data } = pixels
  const selected = new Uint8Array(width * height)
  const seedX = Math.floor(seed.x)
  const seedY = Math.floor(seed.y)
  if (seedX < 0 || seedY < 0 || seedX >= width || seedY >= height) return selected
  const matches = colourTest(data, seedY * width + seedX, tolerance)
  if (!contiguous) {
    for (let at = 0; at < selected.length; at += 1) if (matches(at)) selected[at] = 255
    return selected
  }
  const stack = [seedY * width + seedX]
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (selected[at] !== 0) continue
    const row = Math.floor(at / width) * width
    let left = at
    while (left > row && selected[left - 1] === 0 && matches(left - 1)) left -= 1
    let right = at
    while (right < row + width - 1 && selected[right + 1] === 0 && matches(right + 1)) right += 1
    selected.fill(255, left, right + 1)
    if (row > 0) pushRuns(left - width, right - width)
    if (row < (height - 1) * width) pushRuns(left + width, right + width)
  }
  return selected

  /** One starting point for every run of matching pixels between two places of a row. */
  function pushRuns(from: number, to: number): void {
    let inRun = false
    for (let at = from; at <= to; at += 1) {
      const open = selected[at] === 0 && matches(at)
      if (open && !inRun) stack.push(at)
      inRun = open
    }
  }
}

/** Compares with the colour of one pixel; transparent pixels are alike whatever colour they hide. */
function colourTest(
  data: Uint8ClampedArray,
  seed: number,
  tolerance: number,
): (at: number) => boolean {
  const channel = (at: number, offset: number) => data[at * 4 + offset] ?? 0
  const [red, green, blue, alpha] = [0, 1, 2, 3].map((offset) => channel(seed, offset)) as [
    number,
    number,
    number,
    number,
  ]
  return (at) => {
    const otherAlpha = channel(at, 3)
    if (Math.abs(otherAlpha - alpha) > tolerance) return false
    if (otherAlpha === 0 && alpha === 0) return true
    return (
      Math.abs(channel(at, 0) - red) <= tolerance &&
      Math.abs(channel(at, 1) - green) <= tolerance &&
      Math.abs(channel(at, 2) - blue) <= tolerance
    )
  }
}
