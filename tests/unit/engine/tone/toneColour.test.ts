import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Picture } from '../../../../main/engine/picture'
import { implementation } from '../../../../main/engine/steps/adjust.tone'
import { contrastCurve, contrastSlope } from '../../../../preload/contract/pixels/contrast'
import { highlightFactor, shadowFactor } from '../../../../preload/contract/pixels/luminanceMasks'
import {
  neutralTone,
  type Rgb,
  type ToneParameters,
  toneColour,
} from '../../../../preload/contract/pixels/toneColour'
import {
  whiteBalanceGains,
  whiteBalanceOfGains,
} from '../../../../preload/contract/pixels/whiteBalance'
import { runStep } from '../steps/runStep'
import { pictureOf, waves } from '../testPictures'

async function applyTone(
  picture: Picture,
  parameters: ToneParameters,
  signal?: AbortSignal,
): Promise<Picture> {
  const { picture: toned } = await runStep(
    'adjust.tone',
    implementation,
    picture,
    { ...parameters },
    signal,
  )
  if (!toned) throw new Error('no picture')
  return toned
}

const amount = fc.integer({ min: -100, max: 100 })
const channel = fc.integer({ min: 0, max: 255 }).map((level) => level / 255)
const colour = fc.tuple(channel, channel, channel)
const tone: fc.Arbitrary<ToneParameters> = fc.record({
  exposure: fc.integer({ min: -500, max: 500 }).map((value) => value / 100),
  contrast: amount,
  highlights: amount,
  shadows: amount,
  saturation: amount,
  temperature: amount,
  tint: amount,
  gamma: fc.integer({ min: 4, max: 100 }).map((value) => value / 20),
})

describe('tone', () => {
  it('leaves every colour alone when nothing is asked for', async () => {
    fc.assert(
      fc.property(colour, (rgb) => {
        expect(toneColour(rgb, neutralTone)).toEqual(rgb)
      }),
    )
    const picture = pictureOf(40, 30, 3, waves)
    expect(await applyTone(picture, neutralTone)).toBe(picture)
  })

  it('keeps every colour in range', () => {
    fc.assert(
      fc.property(colour, tone, (rgb, parameters) => {
        for (const value of toneColour(rgb, parameters)) {
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it('never lets a lighter grey become darker than a darker one', () => {
    fc.assert(
      fc.property(channel, channel, tone, (one, other, parameters) => {
        const neutralLight = { ...parameters, temperature: 0, tint: 0 }
        const dark = Math.min(one, other)
        const light = Math.max(one, other)
        const [darkToned] = toneColour([dark, dark, dark], neutralLight)
        const [lightToned] = toneColour([light, light, light], neutralLight)
        expect(lightToned).toBeGreaterThanOrEqual(darkToned - 1e-12)
      }),
    )
  })

  it('doubles the light with each stop of exposure', () => {
    const [value] = toneColour([0.5, 0.5, 0.5], { ...neutralTone, exposure: 1 })
    const linear = (encoded: number) => ((encoded + 0.055) / 1.055) ** 2.4
    expect(linear(value)).toBeCloseTo(2 * linear(0.5), 10)
  })

  it('brings back with highlights what exposure lifted over white', () => {
    const lifted = (value: number, highlights: number) =>
      toneColour([value, value, value], { ...neutralTone, exposure: 0.5, highlights })[0]
    expect(lifted(0.87, 0)).toBe(1)
    expect(lifted(0.9, 0)).toBe(1)
    expect(lifted(0.87, -100)).toBeLessThan(lifted(0.9, -100))
  })

  it('turns grey at -100 saturation, and keeps the luma', () => {
    const [red, green, blue] = toneColour([0.8, 0.3, 0.1], { ...neutralTone, saturation: -100 })
    expect(red).toBeCloseTo(0.2126 * 0.8 + 0.7152 * 0.3 + 0.0722 * 0.1, 10)
    expect([green, blue]).toEqual([red, red])
  })

  it('warms with a higher temperature and goes towards magenta with a higher tint', () => {
    const grey: Rgb = [0.5, 0.5, 0.5]
    const warm = toneColour(grey, { ...neutralTone, temperature: 50 })
    expect(warm[0]).toBeGreaterThan(0.5)
    expect(warm[2]).toBeLessThan(0.5)
    const magenta = toneColour(grey, { ...neutralTone, tint: 50 })
    expect(magenta[1]).toBeLessThan(magenta[0])
  })

  it('is applied to whole pictures as it is defined for one colour', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(colour, { minLength: 8, maxLength: 8 }),
        tone,
        async (pixels, parameters) => {
          const picture = pictureOf(8, 1, 3, (x, _, c) => Math.round((pixels[x]?.[c] ?? 0) * 255))
          const { data } = await applyTone(picture, parameters)
          pixels.forEach((pixel, x) => {
            toneColour(pixel, parameters).forEach((value, c) => {
              expect(Math.abs((data[x * 3 + c] ?? 0) - value)).toBeLessThan(0.5 / 255)
            })
          })
        },
      ),
      { numRuns: 12 },
    )
  })

  it('leaves transparency alone', async () => {
    const picture = pictureOf(4, 1, 4, (x, _, c) => (c === 3 ? 60 * x : 128))
    const all: ToneParameters = {
      exposure: 1,
      contrast: 30,
      highlights: -20,
      shadows: 20,
      saturation: 40,
      temperature: 10,
      tint: -10,
      gamma: 1.2,
    }
    const { data } = await applyTone(picture, all)
    expect([3, 7, 11, 15].map((index) => data[index])).toEqual(
      [3, 7, 11, 15].map((index) => picture.data[index]),
    )
  })

  it('stops when the job is cancelled', async () => {
    const controller = new AbortController()
    controller.abort()
    const brighter = { ...neutralTone, exposure: 1 }
    await expect(
      applyTone(pictureOf(8, 8, 3, waves), brighter, controller.signal),
    ).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('the curves of tone', () => {
  it('keep black, middle grey and white under any contrast', () => {
    for (const contrast of [-100, -40, 40, 100]) {
      const slope = contrastSlope(contrast)
      expect(contrastCurve(0, slope)).toBe(0)
      expect(contrastCurve(0.4613561295, slope)).toBeCloseTo(0.4613561295, 10)
      expect(contrastCurve(1, slope)).toBeCloseTo(1, 12)
    }
  })

  it('touch the shadows with shadows and the highlights with highlights', () => {
    expect(shadowFactor(0.1, 100)).toBeGreaterThan(2)
    expect(shadowFactor(0.9, 100)).toBeLessThan(1.01)
    expect(highlightFactor(0.2, -100)).toBe(1)
    expect(highlightFactor(0.9, -100)).toBeLessThan(0.9)
    expect(highlightFactor(0.1, 100)).toBeLessThan(1.01)
  })

  it('give back the white balance that made a pair of gains', () => {
    fc.assert(
      fc.property(amount, amount, (temperature, tint) => {
        const found = whiteBalanceOfGains(whiteBalanceGains(temperature, tint))
        expect(found.temperature).toBeCloseTo(temperature, 8)
        expect(found.tint).toBeCloseTo(tint, 8)
      }),
    )
  })
})
