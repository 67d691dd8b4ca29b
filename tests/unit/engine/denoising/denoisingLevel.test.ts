import { describe, expect, it } from 'vitest'
import { blockiness } from '../../../../main/engine/denoising/blockiness'
import { levelFor, measureDenoisingLevel } from '../../../../main/engine/denoising/denoisingLevel'
import { noiseDeviation } from '../../../../main/engine/denoising/noiseDeviation'
import { createPacer } from '../../../../main/engine/pacer'
import type { Picture } from '../../../../main/engine/picture'
import { FloatPicture } from '../../../../main/engine/strips/heldPictures'
import { StudioError } from '../../../../preload/contract/errors'
import { failureOf, neverAborted, pictureOf } from '../testPictures'

const width = 200
const height = 150

/** Repeatable normal noise (Box and Muller 1958 on a linear congruence). */
function noiseSource(): () => number {
  let state = 12_345
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state + 0.5) / 2 ** 32
  }
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}

/** Hills of light with a textured stripe, in levels of 255, and noise of standard deviation `sigma`. */
function photograph(sigma: number): Picture {
  const noise = noiseSource()
  return pictureOf(width, height, 3, (x, y, channel) => {
    const hills = 120 + 60 * Math.sin(x / 31 + channel) * Math.cos(y / 27)
    const texture = x > 150 ? 25 * Math.sin(x * 2.1) * Math.sin(y * 1.7) : 0
    return Math.min(255, Math.max(0, Math.round(hills + texture + sigma * noise())))
  })
}

/** The picture with every 8x8 block, from `offset` on, moved towards its own mean: what coarse JPEG leaves. */
function blocky(picture: Picture, share: number, offset: number): Picture {
  const sums = new Map<string, [number, number]>()
  const block = (x: number, y: number, c: number) =>
    `${Math.floor((x + offset) / 8)} ${Math.floor((y + offset) / 8)} ${c}`
  const at = (x: number, y: number, c: number) =>
    picture.data[(y * picture.width + x) * 3 + c] as number
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let c = 0; c < 3; c += 1) {
        const [sum, count] = sums.get(block(x, y, c)) ?? [0, 0]
        sums.set(block(x, y, c), [sum + at(x, y, c), count + 1])
      }
    }
  }
  return pictureOf(width, height, 3, (x, y, c) => {
    const [sum, count] = sums.get(block(x, y, c)) as [number, number]
    return 255 * (at(x, y, c) + share * (sum / count - at(x, y, c)))
  })
}

const measure = (picture: Picture) =>
  measureDenoisingLevel(new FloatPicture(picture), 50 / 255, neverAborted())

describe('the level that a picture calls for', () => {
  it('stays next to nothing for a clean picture, so that its detail is not smoothed away', async () => {
    expect(await measure(photograph(0))).toBeLessThan(0.05)
  })

  it.each([5, 10, 20])('follows noise of standard deviation %i', async (sigma) => {
    const level = await measure(photograph(sigma))
    expect(level).toBeGreaterThan((0.85 * sigma) / 50)
    expect(level).toBeLessThan((1.3 * sigma) / 50)
  })

  it('is raised by blocks, wherever their grid starts, and not by noise or texture alone', async () => {
    for (const offset of [0, 3]) {
      expect(await measure(blocky(photograph(0), 0.5, offset))).toBeGreaterThan(0.15)
    }
    const plain = photograph(0).data.filter((_, index) => index % 3 === 0)
    expect(await blockiness(plain, width, height, neverAborted())).toBeLessThan(1.15)
  })

  it('never exceeds 1 and takes the worse of the two', () => {
    expect(levelFor(0.5, 1, 50 / 255)).toBe(1)
    expect(levelFor(0, 2 ** 1.1, 50 / 255)).toBeCloseTo(0.25)
    expect(levelFor(20 / 255, 2 ** 1.1, 50 / 255)).toBeCloseTo(0.46)
  })
})

describe('measuring noise', () => {
  it('does not take clipped white for the absence of noise', async () => {
    const noise = noiseSource()
    const half = pictureOf(width, height, 3, (x) =>
      x < 120 ? 255 : Math.round(128 + 12 * noise()),
    )
    expect(await measure(half)).toBeGreaterThan(0.2)
  })

  it('says nothing of a picture too small to tell', async () => {
    expect(await noiseDeviation(new Float32Array(30 * 30), 30, 30, neverAborted())).toBeUndefined()
  })

  it('stops when it is told to', async () => {
    const stopped = createPacer(AbortSignal.abort(new StudioError('cancelled')))
    const plane = new Float32Array(200 * 200)
    expect((await failureOf(noiseDeviation(plane, 200, 200, stopped))).code).toBe('cancelled')
    expect((await failureOf(blockiness(plane, 200, 200, stopped))).code).toBe('cancelled')
  })
})
