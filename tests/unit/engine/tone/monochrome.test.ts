import { describe, expect, it } from 'vitest'
import type { Picture } from '../../../../main/engine/picture'
import { implementation } from '../../../../main/engine/steps/adjust.monochrome'
import {
  type MonochromeParameters,
  monochromeColour,
  monochromeMix,
} from '../../../../preload/contract/pixels/monochromeMix'
import { runStep } from '../steps/runStep'

const neutral: MonochromeParameters = { red: 100, green: 100, blue: 100, toning: 'none' }

async function paint(
  parameters: Partial<MonochromeParameters>,
  ...pixel: number[]
): Promise<number[]> {
  const one: Picture = {
    width: 1,
    height: 1,
    channels: pixel.length === 4 ? 4 : 3,
    data: Float32Array.from(pixel),
    bitDepth: 8,
    source: 'png',
  }
  const { picture } = await runStep('adjust.monochrome', implementation, one, {
    ...neutral,
    ...parameters,
  })
  return [...(picture?.data ?? [])]
}

describe('black and white', () => {
  it('leaves grey pixels as they are', async () => {
    for (const value of [0, 0.2, 0.5, 0.9, 1]) {
      for (const channel of await paint({}, value, value, value))
        expect(channel).toBeCloseTo(value, 5)
    }
  })

  it('gives pure red the luminance of BT.709: 0.2126 in linear light', async () => {
    const [grey = 0] = await paint({}, 1, 0, 0)
    expect(((grey + 0.055) / 1.055) ** 2.4).toBeCloseTo(0.2126, 4)
  })

  it('darkens a blue sky when blue is turned down, and leaves alpha alone', async () => {
    const [before = 0] = await paint({}, 0.3, 0.5, 0.9, 0.4)
    const [after = 0, , , alpha] = await paint({ blue: -100 }, 0.3, 0.5, 0.9, 0.4)
    expect(after).toBeLessThan(before)
    expect(alpha).toBeCloseTo(0.4, 6)
  })

  it('tones the middle and neither black nor white', async () => {
    for (const toning of ['sepia', 'selenium', 'cyanotype'] as const) {
      expect(await paint({ toning }, 0, 0, 0)).toEqual([0, 0, 0])
      for (const channel of await paint({ toning }, 1, 1, 1)) expect(channel).toBeCloseTo(1, 5)
      const [red = 0, green = 0, blue = 0] = await paint({ toning }, 0.5, 0.5, 0.5)
      expect(0.2126 * red + 0.7152 * green + 0.0722 * blue).toBeCloseTo(0.5, 4)
      expect(Math.abs(red - blue)).toBeGreaterThan(0.005)
    }
  })

  it('is by tables what the definition says', async () => {
    for (const toning of ['none', 'sepia', 'selenium', 'cyanotype'] as const) {
      const parameters: MonochromeParameters = { red: 130, green: 40, blue: -20, toning }
      const mix = monochromeMix(parameters)
      for (let step = 0; step <= 20; step += 1) {
        const colour = [step / 20, ((step * 7) % 21) / 20, ((step * 13) % 21) / 20] as const
        const exact = monochromeColour(colour, mix)
        const painted = await paint(parameters, ...colour)
        painted.forEach((value, channel) => {
          expect(value).toBeCloseTo(exact[channel] ?? 0, 5)
        })
      }
    }
  })
})
