import { describe, expect, it, vi } from 'vitest'
import type { Crop } from '../../../../main/engine/inpainting/cropPlan'
import { fillHoles, fillWeight } from '../../../../main/engine/inpainting/fillHoles'
import { runsAlone } from '../../../../main/engine/inpainting/holeNetwork'
import type { HoleMask } from '../../../../main/engine/inpainting/holes'
import type { HolePicture } from '../../../../main/engine/inpainting/networkCrop'
import type { Picture } from '../../../../main/engine/picture'
import { FloatPicture } from '../../../../main/engine/strips/heldPictures'
import { wholePicture } from '../../../../main/engine/strips/wholePicture'
import { patiently } from '../../../fixtures/patiently'
import { neverAborted, pictureOf, waves } from '../testPictures'

const limits = { multiple: 32, minimum: 64, maximum: 128 }

function maskOf(picture: Picture, isHole: (x: number, y: number) => boolean): HoleMask {
  const { width, height } = picture
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data[y * width + x] = isHole(x, y) ? 1 : 0
  }
  return { data, width, height }
}

interface Seen {
  readonly width: number
  readonly height: number
}

async function fill(
  damaged: Picture,
  mask: HoleMask,
  paint: (crop: HolePicture) => Float32Array,
  edge: { grow: number; feather: number } = { grow: 2, feather: 6 },
  size = limits,
) {
  const seen: Seen[] = []
  const progress: number[] = []
  const result = await fillHoles(new FloatPicture(damaged), mask, {
    limits: size,
    ...edge,
    texture: { when: 'never', seed: 0 },
    open: async () => ({
      atOnce: 1,
      run: async (crop) => {
        seen.push(crop)
        const plane = crop.mask.length
        const isShown = (hole: number, index: number) =>
          hole === 1 && crop.colours[index + plane] !== 0
        expect(crop.mask.some(isShown)).toBe(false)
        return paint(crop)
      },
    }),
    signal: new AbortController().signal,
    progress: (fraction) => progress.push(fraction),
  })
  const picture = await wholePicture(result.picture, neverAborted())
  return { ...result, picture, seen, progress }
}

const white = (crop: HolePicture) =>
  crop.colours.map((value, index) => (crop.mask[index % crop.mask.length] === 1 ? 1 : value))
const allWhite = (crop: HolePicture) => crop.colours.map(() => 1)

/** Squared distance to the nearest hole. */
function distanceTo(mask: HoleMask, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY
  mask.data.forEach((hole, index) => {
    if (!hole) return
    const distance = Math.hypot((index % mask.width) - x, Math.floor(index / mask.width) - y)
    least = Math.min(least, distance)
  })
  return least
}

describe('filling holes', () => {
  const sizes: [string, number, number, (x: number, y: number) => boolean][] = [
    ['a hole in the middle', 150, 110, (x, y) => Math.hypot(x - 70, y - 50) < 12],
    ['a hole in a corner', 150, 110, (x, y) => x > 140 && y < 6],
    ['a picture smaller than the network takes', 37, 29, (x, y) => Math.abs(x - 18) < 3 && y > 10],
    ['a picture of one row', 90, 1, (x) => x > 40 && x < 50],
    [
      'a hole larger than the network takes',
      200,
      190,
      (x, y) => x > 20 && x < 180 && y > 20 && y < 170,
    ],
    ['a scratch right across', 260, 40, (x, y) => Math.abs(y - 20 - Math.sin(x / 9) * 5) < 1],
  ]
  it.each(sizes)(
    'leaves all but the feathered mask as it is, bit for bit: %s',
    async (_, width, height, isHole) => {
      for (const channels of [3, 4] as const) {
        const picture = pictureOf(width, height, channels, waves)
        const before = picture.data.slice()
        const mask = maskOf(picture, isHole)
        const { picture: filled, seen } = await fill(picture, mask, allWhite)
        expect(picture.data).toEqual(before)
        for (const { width: w, height: h } of seen) {
          expect([w % 32, h % 32]).toEqual([0, 0])
          expect(Math.max(w, h)).toBeLessThanOrEqual(128)
          expect(Math.min(w, h)).toBeGreaterThanOrEqual(64)
        }
        for (let pixel = 0; pixel < width * height; pixel += 61) {
          const distance = distanceTo(mask, pixel % width, Math.floor(pixel / width))
          const now = filled.data.slice(pixel * channels, (pixel + 1) * channels)
          const then = before.slice(pixel * channels, (pixel + 1) * channels)
          if (distance > 8) expect(now).toEqual(then)
          if (distance <= 2) expect([...now.slice(0, 3)].every((value) => value > 0.999)).toBe(true)
          expect(now[3]).toBe(then[3])
        }
      }
    },
  )

  it('fades out beyond the mask, and never beyond the feather', () => {
    const weights = Array.from({ length: 12 }, (_, distance) => fillWeight(distance, 2, 6))
    expect(weights.slice(0, 3)).toEqual([1, 1, 1])
    expect(weights.slice(9)).toEqual([0, 0, 0])
    for (let index = 3; index < 9; index++) {
      expect(weights[index]).toBeLessThan(weights[index - 1] ?? 0)
      expect(weights[index]).toBeGreaterThan(0)
    }
    expect(fillWeight(1, 0, 0)).toBe(0)
  })

  it('counts holes and the pixels it had a part in', async () => {
    const picture = pictureOf(300, 60, 3, waves)
    const mask = maskOf(picture, (x, y) => y === 30 && (x === 50 || x === 250))
    const { holes, repairedPixels, progress } = await fill(picture, mask, white, {
      grow: 0,
      feather: 0,
    })
    expect([holes, repairedPixels]).toEqual([2, 2])
    expect(progress).toEqual([0.5, 1])
  })

  it('shows the network true surroundings and what it filled before', async () => {
    const picture = pictureOf(700, 40, 3, () => 100)
    const mask = maskOf(picture, (x, y) => y === 20 && x > 5 && x < 695)
    const known: number[] = []
    await fill(
      picture,
      mask,
      (crop) => {
        crop.mask.forEach((hole, index) => {
          if (hole === 0) known.push(Math.round((crop.colours[index] ?? 0) * 255))
        })
        return allWhite(crop)
      },
      { grow: 2, feather: 6 },
      { multiple: 32, minimum: 64, maximum: 256 },
    )
    expect(new Set(known).has(100)).toBe(true)
    expect(new Set(known).has(255)).toBe(true)
    expect(known.includes(0)).toBe(false)
  })

  it('stops between holes when it is cancelled', async () => {
    const controller = new AbortController()
    const picture = pictureOf(600, 40, 3, waves)
    const mask = maskOf(picture, (x, y) => y === 20 && x % 200 === 100)
    let runs = 0
    const { filled, picture: result } = await fillHoles(new FloatPicture(picture), mask, {
      limits,
      grow: 0,
      feather: 2,
      texture: { when: 'never', seed: 0 },
      open: async () => ({
        atOnce: 1,
        run: async (crop) => {
          runs += 1
          controller.abort()
          return allWhite(crop)
        },
      }),
      signal: controller.signal,
      progress: () => undefined,
    })
    await expect(result.rows(20, 21)).rejects.toMatchObject({ name: 'AbortError' })
    await expect(filled).rejects.toMatchObject({ name: 'AbortError' })
    expect(runs).toBe(1)
  })

  it('runs three holes two beside each other and the last alone, and fills them as one by one', async () => {
    const picture = pictureOf(900, 60, 3, waves)
    const mask = maskOf(picture, (x, y) => y >= 25 && y < 35 && x % 300 >= 140 && x % 300 < 160)
    const oneByOne = await fill(picture, mask, white)
    const holds: { readonly alone: boolean; go(): void }[] = []
    const run = (alone: boolean) => (crop: HolePicture) =>
      new Promise<Float32Array>((resolve) => holds.push({ alone, go: () => resolve(white(crop)) }))
    const { filled, picture: result } = await fillHoles(new FloatPicture(picture), mask, {
      limits,
      grow: 2,
      feather: 6,
      texture: { when: 'never', seed: 0 },
      open: async () => ({ atOnce: 4, run: run(false), runAlone: run(true) }),
      signal: new AbortController().signal,
      progress: () => undefined,
    })
    // What no hole touches can be saved while they are filled.
    expect(await result.rows(0, 5)).toEqual(oneByOne.picture.data.subarray(0, 5 * 900 * 3))
    await vi.waitFor(() => expect(holds).toHaveLength(2), patiently)
    holds[1]?.go()
    holds[0]?.go()
    await vi.waitFor(() => expect(holds).toHaveLength(3), patiently)
    expect(holds.map(({ alone }) => alone)).toEqual([false, false, true])
    holds[2]?.go()
    await filled
    expect((await wholePicture(result, neverAborted())).data).toEqual(oneByOne.picture.data)
  })
})

/** Half of a machine that stands still is time that a user waits. */
describe('which crops are run alone', () => {
  const crop = (side: number): Crop => {
    const box = { left: 0, top: 0, right: side, bottom: side }
    const sides = { width: side, height: side, paddedWidth: side, paddedHeight: side }
    return { box, fills: box, ...sides }
  }
  it.each([
    ['one', [512], 1],
    ['two alike', [512, 512], 0],
    ['three alike', [512, 512, 512], 1],
    ['a large one after small ones', [128, 128, 512], 1],
    ['a small one after two large ones', [512, 512, 96], 1],
    ['one large and one small', [512, 96], 2],
    ['many', [512, 480, 512, 480, 512, 480], 0],
  ])('%s', (_, sides, alone) => {
    expect(runsAlone(sides.map(crop))).toBe(alone)
  })
})
