import { describe, expect, it } from 'vitest'
import { monochromeStage } from '../../../../main/engine/tone/monochrome'
import {
  type MonochromeParameters,
  monochromeColour,
  monochromeMix,
} from '../../../../preload/contract/pixels/monochromeMix'

const neutral: MonochromeParameters = { red: 100, green: 100, blue: 100, toning: 'none' }

function paint(parameters: Partial<MonochromeParameters>, ...pixel: number[]): number[] {
  const channels = pixel.length === 4 ? 4 : 3
  const target = new Float32Array(pixel.length)
  const strip = { data: Float32Array.from(pixel), width: 1, height: 1, channels } as const
  monochromeStage({ ...neutral, ...parameters }).paint(strip, 0, 1, target)
  return [...target]
}

describe('black and white', () => {
  it('leaves grey pixels as they are', () => {
    for (const value of [0, 0.2, 0.5, 0.9, 1]) {
      for (const channel of paint({}, value, value, value)) expect(channel).toBeCloseTo(value, 5)
    }
  })

  it('gives pure red the luminance of BT.709: 0.2126 in linear light', () => {
    const [grey = 0] = paint({}, 1, 0, 0)
    expect(((grey + 0.055) / 1.055) ** 2.4).toBeCloseTo(0.2126, 4)
  })

  it('darkens a blue sky when blue is turned down, and leaves alpha alone', () => {
    const [before = 0] = paint({}, 0.3, 0.5, 0.9, 0.4)
    const [after = 0, , , alpha] = paint({ blue: -100 }, 0.3, 0.5, 0.9, 0.4)
    expect(after).toBeLessThan(before)
    expect(alpha).toBeCloseTo(0.4, 6)
  })

  it('tones the middle and neither black nor white', () => {
    for (const toning of ['sepia', 'selenium', 'cyanotype'] as const) {
      expect(paint({ toning }, 0, 0, 0)).toEqual([0, 0, 0])
      for (const channel of paint({ toning }, 1, 1, 1)) expect(channel).toBeCloseTo(1, 5)
      const [red = 0, green = 0, blue = 0] = paint({ toning }, 0.5, 0.5, 0.5)
      expect(0.2126 * red + 0.7152 * green + 0.0722 * blue).toBeCloseTo(0.5, 4)
      expect(Math.abs(red - blue)).toBeGreaterThan(0.005)
    }
  })

  it('is by tables what the definition says', () => {
    for (const toning of ['none', 'sepia', 'selenium', 'cyanotype'] as const) {
      const parameters: MonochromeParameters = { red: 130, green: 40, blue: -20, toning }
      const mix = monochromeMix(parameters)
      for (let step = 0; step <= 20; step += 1) {
        const colour = [step / 20, ((step * 7) % 21) / 20, ((step * 13) % 21) / 20] as const
        const exact = monochromeColour(colour, mix)
        paint(parameters, ...colour).forEach((value, channel) => {
          expect(value).toBeCloseTo(exact[channel] ?? 0, 5)
        })
      }
    }
  })
})
