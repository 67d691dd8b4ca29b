import { describe, expect, it } from 'vitest'
import { fillHoles } from '../../../../main/engine/inpainting/fillHoles'
import { spreadInward } from '../../../../main/engine/inpainting/texture/spreadInward'
import type { Picture } from '../../../../main/engine/picture'
import { FloatPicture } from '../../../../main/engine/strips/heldPictures'
import { wholePicture } from '../../../../main/engine/strips/wholePicture'
import { neverAborted, pictureOf } from '../testPictures'

type When = 'auto' | 'always' | 'never'

const middle = 110
const radius = 42

/** Grain like sand: neighbours differ, and no row repeats another. */
const sand = (x: number, y: number, channel: number) => {
  const mixed = Math.imul(x * 73_856_093 + y * 19_349_663 + 7, 2_654_435_761) >>> 24
  return 90 + (mixed % 80) + 12 * channel
}

const inDisc = (x: number, y: number) => Math.hypot(x - middle, y - middle) < radius

/** A guess that knows nothing but the usual colour, as networks give for large holes. */
async function fill(
  picture: Picture,
  isHole: (x: number, y: number) => boolean,
  when: When,
  seed = 1,
  onProgress: (controller: AbortController) => void = () => undefined,
): Promise<Picture> {
  const { width, height } = picture
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) data[y * width + x] = isHole(x, y) ? 1 : 0
  const controller = new AbortController()
  const result = await fillHoles(
    new FloatPicture(picture),
    { data, width, height },
    {
      limits: { multiple: 32, minimum: 64, maximum: 128 },
      grow: 0,
      feather: 2,
      texture: { when, seed },
      open: async () => ({
        atOnce: 1,
        run: async ({ colours, mask }) =>
          colours.map((value, index) => (mask[index % mask.length] === 1 ? 0.55 : value)),
      }),
      signal: controller.signal,
      progress: () => onProgress(controller),
    },
  )
  return wholePicture(result.picture, neverAborted())
}

/** Standard deviation of one channel where `isInside`. */
function deviation(picture: Picture, isInside: (x: number, y: number) => boolean): number {
  const values: number[] = []
  for (let y = 0; y < picture.height; y += 1)
    for (let x = 0; x < picture.width; x += 1)
      if (isInside(x, y))
        values.push(picture.data[(y * picture.width + x) * picture.channels] as number)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

describe('drawing a hole from patches of its surroundings', () => {
  const beach = pictureOf(220, 220, 3, sand)
  const inside = (x: number, y: number) => Math.hypot(x - middle, y - middle) < radius - 10

  it('goes on with the grain that the network smooths away', async () => {
    const grain = deviation(beach, (x, y) => !inDisc(x, y))
    expect(deviation(await fill(beach, inDisc, 'never'), inside)).toBeLessThan(grain / 10)
    expect(deviation(await fill(beach, inDisc, 'auto'), inside)).toBeGreaterThan(grain * 0.6)
  })

  it('leaves holes that the network sees at their own size to it, until told otherwise', async () => {
    const small = (x: number, y: number) => Math.hypot(x - middle, y - middle) < 12
    const core = (x: number, y: number) => Math.hypot(x - middle, y - middle) < 8
    expect(deviation(await fill(beach, small, 'auto'), core)).toBeLessThan(1e-6)
    expect(deviation(await fill(beach, small, 'always'), core)).toBeGreaterThan(0.03)
  })

  it('gives the same pixels for a seed, and others for another', async () => {
    const first = await fill(beach, inDisc, 'always', 5)
    expect(await fill(beach, inDisc, 'always', 5)).toEqual(first)
    expect((await fill(beach, inDisc, 'always', 6)).data).not.toEqual(first.data)
  })

  it('changes nothing beyond the soft edge', async () => {
    const filled = await fill(beach, inDisc, 'always')
    for (let y = 0, place = 0; y < 220; y += 1) {
      for (let x = 0; x < 220; x += 1, place += 3) {
        if (Math.hypot(x - middle, y - middle) < radius + 4) continue
        if (filled.data[place] !== beach.data[place]) throw new Error(`${x}, ${y} was changed`)
      }
    }
  })

  it('draws nothing from what is to be erased as well', async () => {
    const isRed = (x: number, y: number) => Math.hypot(x - 60, y - 110) < 30
    const isOther = (x: number, y: number) => Math.hypot(x - 160, y - 110) < 30
    const crowd = pictureOf(220, 220, 3, (x, y, channel) =>
      isRed(x, y) || isOther(x, y) ? (channel === 0 ? 255 : 0) : sand(x, y, channel),
    )
    const filled = await fill(crowd, (x, y) => isRed(x, y) || isOther(x, y), 'always')
    for (let place = 0; place < filled.data.length; place += 3)
      if ((filled.data[place + 1] as number) < 0.2) throw new Error(`red is left at ${place / 3}`)
  })

  it('keeps the guess where nothing is known', async () => {
    const filled = await fill(pictureOf(90, 90, 3, sand), () => true, 'always')
    expect(deviation(filled, () => true)).toBe(0)
  })

  it('fills narrow pictures and holes at their edges', async () => {
    for (const [width, height] of [
      [200, 5],
      [9, 160],
      [40, 12],
    ] as const) {
      const picture = pictureOf(width, height, 4, (x, y, channel) =>
        channel === 3 ? 255 : sand(x, y, channel),
      )
      const filled = await fill(picture, (x, y) => x + y < 12, 'always')
      expect(filled.data.every((value) => value >= 0 && value <= 1)).toBe(true)
    }
  })

  it('stops in the middle when it is cancelled', async () => {
    const work = fill(beach, inDisc, 'always', 1, (controller) => controller.abort())
    await expect(work).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('spreading values inwards', () => {
  it('stays as it is where it is known, and between what is known elsewhere', () => {
    const values = Float32Array.from({ length: 15 * 9 }, (_, place) => (place % 15 < 3 ? 1 : 3))
    const shares = Float32Array.from({ length: 15 * 9 }, (_, place) =>
      place % 15 < 3 || place % 15 > 11 ? 1 : 0,
    )
    const spread = spreadInward(values, shares, 15, 9)
    for (const [place, value] of spread.entries()) {
      if (shares[place] === 1) expect(value).toBe(values[place])
      else expect(value).toBeGreaterThanOrEqual(1)
      expect(value).toBeLessThanOrEqual(3)
    }
    expect(spread[4 * 15 + 7]).toBeCloseTo(2, 0)
  })
})
