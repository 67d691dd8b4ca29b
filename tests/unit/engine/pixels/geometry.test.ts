import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Picture } from '../../../../main/engine/picture'
import { toSamples } from '../../../../main/engine/pixels/quantize'
import { flip, turn } from '../../../../main/engine/pixels/quarterTurns'
import { resize } from '../../../../main/engine/pixels/resize'
import { implementation as geometry } from '../../../../main/engine/steps/transform.geometry'
import { CroppedPicture } from '../../../../main/engine/strips/croppedPicture'
import {
  FloatPicture,
  type HeldPicture,
  SampledPicture,
} from '../../../../main/engine/strips/heldPictures'
import { factsOf, type StagedPicture } from '../../../../main/engine/strips/stagedPicture'
import { StraightenedPicture } from '../../../../main/engine/strips/straightenedPicture'
import { wholePicture } from '../../../../main/engine/strips/wholePicture'
import { inscribedRectangle } from '../../../../preload/contract/pixels/geometryPlan'
import { aspectBox, pixelBox } from '../../../../preload/contract/pixels/pixelBox'
import { runStep } from '../steps/runStep'
import { failureOf, neverAborted, pictureOf, waves } from '../testPictures'
import { straightenedPlainly } from './straightenedPlainly'

const picture = pictureOf(7, 4, 3, (x, y, c) => 10 * x + 40 * y + c)
const at = ({ width, channels, data }: Picture, x: number, y: number, c = 0) =>
  Math.round((data[(y * width + x) * channels + c] ?? Number.NaN) * 255)

/** As it is held after decoding. */
const sampled = (of: Picture) => new SampledPicture(factsOf(of), toSamples(of.data, of.bitDepth))
const wholeOf = (staged: StagedPicture): Promise<Picture> => wholePicture(staged, neverAborted())

describe('flips and quarter turns', () => {
  it.each([
    ['float32', new FloatPicture(picture)],
    ['samples', sampled(picture)],
  ])('put every pixel of %s where it belongs', async (_, held) => {
    const right = await wholeOf(turn(held, '90'))
    expect([right.width, right.height]).toEqual([4, 7])
    // What was at the bottom left is now at the top left.
    expect(at(right, 0, 0)).toBe(at(picture, 0, 3))
    expect(at(right, 3, 0)).toBe(at(picture, 0, 0))
    expect(at(await wholeOf(turn(held, '270')), 0, 0)).toBe(at(picture, 6, 0))
    expect(at(await wholeOf(flip(held, 'horizontal')), 0, 1)).toBe(at(picture, 6, 1))
    expect(at(await wholeOf(flip(held, 'vertical')), 2, 0)).toBe(at(picture, 2, 3))
  })

  it('lose nothing: undone, they give the same bytes', () => {
    const deep = pictureOf(5, 3, 4, (x, y, c) => 200 * waves(x, y, c), 16)
    for (const held of [new FloatPicture(picture), sampled(picture), sampled(deep)]) {
      for (const kind of ['horizontal', 'vertical', 'both'] as const)
        expect(pixelsOf(flip(flip(held, kind), kind))).toEqual(pixelsOf(held))
      expect(pixelsOf(turn(turn(held, '90'), '270'))).toEqual(pixelsOf(held))
      expect(pixelsOf(turn(turn(held, '180'), '180'))).toEqual(pixelsOf(held))
      expect(pixelsOf(turn(turn(turn(turn(held, '90'), '90'), '90'), '90'))).toEqual(pixelsOf(held))
    }
  })
})

/** Element by element, thousands of times as quick as a deep comparison. */
function sameBytes(left: Float32Array, right: Float32Array): boolean {
  const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array) =>
    Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
  return bytesOf(left).equals(bytesOf(right))
}

function pixelsOf(held: HeldPicture) {
  const pixels = held instanceof SampledPicture ? held.samples : held.picture.data
  return { ...factsOf(held), pixels }
}

describe('cropping', () => {
  it('takes exactly the pixels of the box', async () => {
    const box = { left: 2, top: 1, width: 3, height: 2 }
    const part = await wholeOf(new CroppedPicture(sampled(picture), box))
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
    const turned = await wholeOf(new StraightenedPicture(sampled(marked), 30))
    const middle = (turned.width - 1) / 2
    const x = Math.round(middle + 25 * Math.cos(Math.PI / 6))
    const y = Math.round(middle + 25 * Math.sin(Math.PI / 6))
    expect(at(turned, x, y)).toBeGreaterThan(200)
  })

  it('leaves no empty corner', async () => {
    const flat = pictureOf(60, 40, 3, () => 90)
    for (const degrees of [-45, -7.3, 0.1, 20]) {
      const { data } = await wholeOf(new StraightenedPicture(sampled(flat), degrees))
      for (const value of data) expect(value * 255).toBeCloseTo(90, 2)
    }
  })

  const noise = (x: number, y: number, c: number) =>
    (x * 7919 + y * 104_729 + c * 1299 + x * y) % 256

  it.each([
    ['8 bits', pictureOf(290, 149, 3, noise)],
    ['8 bits and alpha', pictureOf(110, 151, 4, noise)],
    ['16 bits', pictureOf(140, 60, 3, (x, y, c) => 257 * noise(x, y, c) - (x % 200), 16)],
    ['16 bits and alpha', pictureOf(33, 29, 4, (x, y, c) => 200 * noise(x, y, c), 16)],
  ])('gives the very pixels of the plain way, square by square: %s', async (_, noisy) => {
    for (const degrees of [-45, -3.3, 0.01, 12.5]) {
      const wanted = straightenedPlainly(noisy, degrees)
      for (const held of [sampled(noisy), new FloatPicture(noisy)]) {
        const turned = new StraightenedPicture(held, degrees)
        expect(sameBytes((await wholeOf(turned)).data, wanted.data)).toBe(true)
        // Rows may be asked for in any order and number.
        const [first, end] = [Math.floor(wanted.height / 3), Math.ceil(wanted.height / 2)]
        const length = wanted.width * wanted.channels
        const part = wanted.data.subarray(first * length, end * length)
        expect(sameBytes(turned.rows(first, end), part)).toBe(true)
      }
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
