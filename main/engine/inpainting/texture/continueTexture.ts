import type { Pacer } from '../../pacer'
import { type Raster, resizeRaster } from '../../resize/resizePlanes'
import { describeActivity } from './activity'
import { type HoledRaster, PatchLevel } from './patchLevel'
import { patchSide } from './patchPlaces'

/** The hole's greatest width at the smallest size, in pixels. */
const coarsestThickness = 40
/** Pixels of a hole that are drawn at full size; a larger one is drawn at half of it. */
const mostPixels = 4_000_000
/** Times that sources are looked for and the hole drawn anew, at the smallest size and at all others. */
const roundsAtFirst = 8
const roundsLater = 2
const passesAtFirst = 4
const passesLater = 2
/** Pixels within which sources are looked for at random, once they are known from a smaller size. */
const laterRadius = 16

export interface TextureOptions {
  /** The hole's greatest width in pixels. */
  readonly thickness: number
  readonly seed: number
  readonly pacer: Pacer
  readonly progress: (fraction: number) => void
}

/**
 * Draws a hole from patches of what surrounds it, so that it is as sharp as that. `picture` is `[H, W, 3]`, its hole filled
 * with a guess. The hole is closed at a size at which it is small, and drawn larger by factors of two from there. Gives
 * `[H, W, 3]`, or what came in where nothing round the hole is known. The same seed gives the same pixels.
 *
 * Completion by patches at several sizes: Wexler, Shechtman and Irani 2007, and Newson et al. 2014; the search: Barnes
 * et al. 2009.
 */
export async function continueTexture(
  picture: Raster,
  hole: Uint8Array,
  options: TextureOptions,
): Promise<Float32Array> {
  const { pacer, seed, thickness, progress } = options
  const { width, height } = picture
  if (countOf(hole) > mostPixels) {
    const half = atSize({ ...picture, hole }, Math.ceil(width / 2), Math.ceil(height / 2))
    const data = await continueTexture(half, half.hole, { ...options, thickness: thickness / 2 })
    return resizeRaster({ ...half, data }, width, height).data
  }
  const random = numbersOf(seed)
  const sizes = levelsOf(picture, thickness)
  const described: HoledRaster = {
    data: describeActivity(picture.data, hole, width, height),
    width,
    height,
    channels: 4,
    hole,
  }
  const all = sizes.reduce((sum, size) => sum + size.width * size.height, 0)
  let done = 0
  let level: PatchLevel | undefined
  for (const [index, size] of sizes.entries()) {
    const smaller = atSize(described, size.width, size.height)
    const next = new PatchLevel(smaller, (thickness * size.width) / width, seed + index)
    if (!next.isOpen) continue
    if (level) await next.inherit(level, random, pacer)
    else await next.close(random, pacer)
    const rounds = level ? roundsLater : roundsAtFirst
    for (let round = 1; round <= rounds; round += 1) {
      const radius = level ? laterRadius : Math.max(next.width, next.height)
      await next.refine(level ? passesLater : passesAtFirst, radius, pacer)
      progress((done + (round / rounds) * size.width * size.height) / all)
    }
    done += size.width * size.height
    level = next
  }
  if (!level) return picture.data
  return level.drawn(pacer)
}

function countOf(hole: Uint8Array): number {
  let count = 0
  for (let place = 0; place < hole.length; place += 1) count += hole[place] as number
  return count
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Sizes from the smallest to the picture's own, each half of the next. */
function levelsOf({ width, height }: Raster, thickness: number): Size[] {
  const levels: Size[] = []
  for (let level = 0; ; level += 1) {
    const size = { width: Math.ceil(width / 2 ** level), height: Math.ceil(height / 2 ** level) }
    if (level > 0 && Math.min(size.width, size.height) < 3 * patchSide) break
    levels.unshift(size)
    if (thickness / 2 ** level <= coarsestThickness) break
  }
  return levels
}

/** The picture at another size; a pixel that has any part in the hole belongs to it. */
function atSize(picture: HoledRaster, width: number, height: number): HoledRaster {
  if (width === picture.width && height === picture.height) return picture
  const { data } = resizeRaster(picture, width, height)
  const hole = new Uint8Array(width * height)
  const across = picture.width / width
  const down = picture.height / height
  for (let y = 0, place = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1, place += 1) {
      if (picture.hole[place] !== 1) continue
      const lastRow = Math.min(height - 1, Math.floor((y + 1 - 1e-6) / down))
      const lastColumn = Math.min(width - 1, Math.floor((x + 1 - 1e-6) / across))
      for (let row = Math.floor(y / down); row <= lastRow; row += 1)
        for (let column = Math.floor(x / across); column <= lastColumn; column += 1)
          hole[row * width + column] = 1
    }
  }
  return { data, width, height, channels: picture.channels, hole }
}

/** Numbers of 0..1 that follow from a seed (mulberry32, Ettinger 2017). */
function numbersOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}
