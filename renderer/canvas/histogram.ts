import type { RasterPixels } from './mask/floodFill'

/** Counts of each level 0..255 by channel, and what part of the pixels is clipped, 0..1. */
export interface Histogram {
  readonly red: Uint32Array
  readonly green: Uint32Array
  readonly blue: Uint32Array
  /** Part of the pixels with a channel at 0. */
  readonly clippedDark: number
  /** Part of the pixels with a channel at 255. */
  readonly clippedBright: number
}

/** Counts the levels of straight 8-bit pixels; transparent ones do not count. */
export function histogramOf({ data }: RasterPixels): Histogram {
  const red = new Uint32Array(256)
  const green = new Uint32Array(256)
  const blue = new Uint32Array(256)
  let count = 0
  let dark = 0
  let bright = 0
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] === 0) continue
    const r = data[at] ?? 0
    const g = data[at + 1] ?? 0
    const b = data[at + 2] ?? 0
    count += 1
    red[r] = (red[r] ?? 0) + 1
    green[g] = (green[g] ?? 0) + 1
    blue[b] = (blue[b] ?? 0) + 1
    if (r === 0 || g === 0 || b === 0) dark += 1
    if (r === 255 || g === 255 || b === 255) bright += 1
  }
  const part = (clipped: number) => (count === 0 ? 0 : clipped / count)
  return { red, green, blue, clippedDark: part(dark), clippedBright: part(bright) }
}

/**
 * The height that counts as full: single levels that stand out (a flat background) do not press all
 * others flat. The levels 0 and 255 do not count, since clipping is told apart.
 */
export function histogramPeak({ red, green, blue }: Histogram): number {
  const inner = [red, green, blue].flatMap((counts) => [...counts.subarray(1, 255)])
  const sorted = inner.sort((one, other) => one - other)
  return Math.max(1, sorted[Math.floor(sorted.length * 0.995)] ?? 1)
}
