import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Picture } from '../../../../main/engine/picture'
import { crop } from '../../../../main/engine/pixels/crop'
import { flip, turn } from '../../../../main/engine/pixels/quarterTurns'
import { resize } from '../../../../main/engine/pixels/resize'
import { straighten } from '../../../../main/engine/pixels/straighten'
import { implementation as geometry } from '../../../../main/engine/steps/transform.geometry'
import { FloatPicture } from '../../../../main/engine/strips/heldPictures'
import { factsOf, type StagedPicture } from '../../../../main/engine/strips/stagedPicture'
import { wholePicture } from '../../../../main/engine/strips/wholePicture'
import { inscribedRectangle } from '../../../../preload/contract/pixels/geometryPlan'
import { aspectBox, pixelBox } from '../../../../preload/contract/pixels/pixelBox'
import { runStep } from '../steps/runStep'
import { failureOf, neverAborted, pictureOf, waves } from '../testPictures'

const picture = pictureOf(7, 4, 3, (x, y, c) => 10 * x + 40 * y + c)
const at = ({ width, channels, data }: Picture, x: number, y: number, c = 0) =>
  Math.round((data[(y * width + x) * channels + c] ?? Number.NaN) * 255)

describe('flips and quarter turns', () => {
  it('put every pixel where it belongs', () => {
    const right = turn(picture, '90')
    expect([right.width, right.height]).toEqual([4, 7])
    // What was at the bottom left is now at the top left.
    expect(at(right, 0, 0)).toBe(at(picture, 0, 3))
    expect(at(right, 3, 0)).toBe(at(picture, 0, 0))
    expect(at(turn(picture, '270'), 0, 0)).toBe(at(picture, 6, 0))
    expect(at(flip(picture, 'horizontal'), 0, 1)).toBe(at(picture, 6, 1))
    expect(at(flip(picture, 'vertical'), 2, 0)).toBe(at(picture, 2, 3))
  })

  it('lose nothing: undone, they give the same bytes', () => {
    for (const kind of ['horizontal', 'vertical', 'both'] as const) {
      expect(flip(flip(picture, kind), kind).data).toEqual(picture.data)
    }
    expect(turn(turn(picture, '90'), '270')).toEqual(picture)
    expect(turn(turn(picture, '180'), '180')).toEqual(picture)
    const withAlpha = pictureOf(5, 3, 4, waves)
    expect(turn(turn(turn(turn(withAlpha, '90'), '90'), '90'), '90')).toEqual(withAlpha)
  })
})

describe('cropping', () => {
  it('takes exactly the pixels of the box', () => {
    const part = crop(picture, { left: 2, top: 1, width: 3, height: 2 })
    expect([part.width, part.height]).toEqual([3, 2])
    expect(at(part, 0, 0, 2)).toBe(at(picture, 2, 1, 2))
    expect(at(part, 2, 1)).toBe(at(picture, 4, 2))
  })

  it('always keeps at least a pixel inside the picture', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 1, max: 4000 }),
        fc.tuple(fraction, fraction, fraction, fraction),
        (width, height, [left, top, w, h]) => {
          const box = pixelBox(
            { width, height },
            { left, top, width: w || 1e-9, height: h || 1e-9 },
          )
          expect(box.width).toBeGreaterThanOrEqual(1)
          expect(box.height).toBeGreaterThanOrEqual(1)
          expect(box.left + box.width).toBeLessThanOrEqual(width)
          expect(box.top + box.height).toBeLessThanOrEqual(height)
        },
      ),
    )
  })

  it('finds the largest centred box of a ratio', () => {
    expect(aspectBox({ width: 400, height: 300 }, 1)).toEqual({
      left: 50,
      top: 0,
      width: 300,
      height: 300,
    })
    expect(aspectBox({ width: 300, height: 400 }, 16 / 9)).toEqual({
      left: 0,
      top: 115,
      width: 300,
      height: 169,
    })
  })
})

async function resizedTo(picture: Picture, width: number, height: number): Promise<Picture> {
  const staged = new FloatPicture(picture)
  return wholePicture(await resize(staged, width, height, neverAborted()), neverAborted())
}

describe('resizing', () => {
  it('asks for every row once, in order, and looks at none again that is gone', async () => {
    const tall = pictureOf(3, 400_000, 3, (_x, y, c) => (y * 7 + c * 50) % 256)
    const asked: number[] = []
    // The rows given last are written over, as those of a decoded picture are.
    const scratch = new Float32Array(tall.data.length)
    const counted: StagedPicture = {
      ...factsOf(tall),
      rows: (first, end) => {
        asked.push(first, end)
        scratch.fill(Number.NaN)
        scratch.set(tall.data.subarray(first * 9, end * 9))
        return scratch.subarray(0, (end - first) * 9)
      },
    }
    const small = await resize(counted, 2, 1000, neverAborted())
    const { data } = await wholePicture(small, neverAborted())
    expect(data).toEqual((await resizedTo(tall, 2, 1000)).data)
    expect(asked.length).toBeGreaterThan(2)
    expect(asked).toEqual([...asked].sort((left, right) => left - right))
  })

  it('keeps a flat colour flat at any size', async () => {
    const flat = pictureOf(37, 23, 3, (_, __, c) => 60 + 70 * c)
    for (const [width, height] of [
      [9, 61],
      [111, 5],
      [1, 1],
    ] as const) {
      const resized = await resizedTo(flat, width, height)
      expect(resized.data.length).toBe(width * height * 3)
      resized.data.forEach((value, index) => {
        expect(value * 255).toBeCloseTo(60 + 70 * (index % 3), 2)
      })
    }
  })

  it('averages light, not levels: fine black and white lines become the grey of half the light', async () => {
    const lines = pictureOf(64, 64, 3, (x) => (x % 2) * 255)
    const small = await resizedTo(lines, 8, 8)
    // Half of the light is 188 in sRGB; averaging levels would give 128.
    expect(at(small, 4, 4)).toBeGreaterThan(185)
    expect(at(small, 4, 4)).toBeLessThan(190)
  })

  it('does not let the colour of invisible pixels bleed in', async () => {
    const cutOut = pictureOf(32, 32, 4, (x, _, c) =>
      x < 16 ? ([200, 100, 50, 255][c] ?? 0) : ([0, 255, 0, 0][c] ?? 0),
    )
    const small = await resizedTo(cutOut, 8, 8)
    for (let x = 0; x < 8; x += 1) {
      if (at(small, x, 4, 3) < 40) continue
      expect(Math.abs(at(small, x, 4, 0) - 200)).toBeLessThan(2)
      expect(Math.abs(at(small, x, 4, 1) - 100)).toBeLessThan(2)
    }
  })
})

describe('straightening', () => {
  it('finds the largest rectangle without empty corners', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5000 }),
        fc.integer({ min: 2, max: 5000 }),
        fc.double({ min: -45, max: 45, noNaN: true }),
        (width, height, degrees) => {
          const angle = (degrees * Math.PI) / 180
          const inside = inscribedRectangle(width, height, angle)
          const cosine = Math.abs(Math.cos(angle))
          const sine = Math.abs(Math.sin(angle))
          // The corners, turned back, lie inside the picture.
          expect(inside.width * cosine + inside.height * sine).toBeLessThanOrEqual(
            width * (1 + 1e-9),
          )
          expect(inside.width * sine + inside.height * cosine).toBeLessThanOrEqual(
            height * (1 + 1e-9),
          )
        },
      ),
    )
    expect(inscribedRectangle(400, 300, 0)).toEqual({ width: 400, height: 300 })
  })

  it('turns clockwise: a mark right of the middle goes down', async () => {
    const marked = pictureOf(101, 101, 3, (x, y) => (Math.hypot(x - 75, y - 50) < 3 ? 255 : 0))
    const turned = await straighten(marked, 30, neverAborted())
    const middle = (turned.width - 1) / 2
    const x = Math.round(middle + 25 * Math.cos(Math.PI / 6))
    const y = Math.round(middle + 25 * Math.sin(Math.PI / 6))
    expect(at(turned, x, y)).toBeGreaterThan(200)
  })

  it('leaves no empty corner', async () => {
    const flat = pictureOf(60, 40, 3, () => 90)
    for (const degrees of [-45, -7.3, 0.1, 20]) {
      const { data } = await straighten(flat, degrees, neverAborted())
      for (const value of data) expect(value * 255).toBeCloseTo(90, 2)
    }
  })
})

describe('transform.geometry', () => {
  it('leaves a picture alone by default', async () => {
    expect((await runStep('transform.geometry', geometry, picture, {})).picture).toBe(picture)
  })

  it('turns before it crops, and keeps the ratio where one side is asked for', async () => {
    const { picture: result, data } = await runStep('transform.geometry', geometry, picture, {
      rotate: '90',
      crop: { left: 0, top: 0, width: 0.5, height: 1 },
      width: 4,
    })
    expect(data).toEqual({ width: 4, height: 14 })
    expect(result?.height).toBe(14)
  })

  it('refuses a result beyond the limit before it takes memory', async () => {
    const run = runStep('transform.geometry', geometry, picture, { width: 32000, height: 32000 })
    expect(await failureOf(run)).toMatchObject({
      code: 'image-too-large',
      data: { width: 32000, limitMegapixels: 100 },
    })
  })
})
