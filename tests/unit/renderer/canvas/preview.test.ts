import { describe, expect, it } from 'vitest'
import type { Picture } from '../../../../main/engine/picture'
import { implementation as monochromeStep } from '../../../../main/engine/steps/adjust.monochrome'
import { implementation as sharpenStep } from '../../../../main/engine/steps/adjust.sharpen'
import { implementation as toneStep } from '../../../../main/engine/steps/adjust.tone'
import { neutralTone } from '../../../../preload/contract/pixels/toneColour'
import type { StepParameters } from '../../../../preload/contract/steps'
import { monochromePixels } from '../../../../renderer/canvas/preview/monochromePixels'
import { sharpenPixels } from '../../../../renderer/canvas/preview/softwarePreview'
import { tonePixels } from '../../../../renderer/canvas/preview/tonePixels'
import { runStep } from '../../engine/steps/runStep'

const side = 48

/** Ramps of grey, of each channel, and colours in between: what a slider could go wrong on. */
function testPixels(): Uint8ClampedArray {
  const data = new Uint8ClampedArray(side * side * 4)
  let state = 12345
  for (let at = 0; at < side * side; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const level = Math.floor((at / (side * side)) * 256)
    const kind = at % 4
    const colour =
      kind === 0
        ? [level, level, level]
        : kind === 1
          ? [level, 255 - level, (level * 7) % 256]
          : [state & 255, (state >>> 8) & 255, (state >>> 16) & 255]
    data.set([...colour, 255], at * 4)
  }
  return data
}

function engineView(data: Uint8ClampedArray): Picture {
  return {
    width: side,
    height: side,
    channels: 4,
    data: Float32Array.from(data, (value) => value / 255),
    bitDepth: 8,
    source: 'png',
  }
}

function largestDifference(preview: Uint8ClampedArray, exported: Float32Array): number {
  let largest = 0
  exported.forEach((value, at) => {
    largest = Math.max(largest, Math.abs((preview[at] ?? 0) - Math.round(value * 255)))
  })
  return largest
}

const extremes: Readonly<Partial<Record<keyof StepParameters<'adjust.tone'>, number[]>>> = {
  exposure: [-5, -1.35, 0.5, 2, 5],
  contrast: [-100, -40, 60, 100],
  highlights: [-100, -30, 50, 100],
  shadows: [-100, -60, 35, 100],
  saturation: [-100, -20, 45, 100],
  temperature: [-100, 33, 100],
  tint: [-100, 25, 100],
  gamma: [0.2, 0.7, 1.8, 5],
}

const alone = Object.entries(extremes).flatMap(([name, values]) =>
  values.map((value) => ({ ...neutralTone, [name]: value })),
)
const together = Array.from({ length: 24 }, (_, at) =>
  Object.fromEntries(
    Object.entries(extremes).map(([name, values], place) => [
      name,
      values[(at * (place + 3) + place) % values.length],
    ]),
  ),
).map((values) => ({ ...neutralTone, ...values }))

describe('the live preview', () => {
  it.each([...alone, ...together])('of %j is what the export gives', async (tone) => {
    const before = testPixels()
    const preview = before.slice()
    tonePixels({ width: side, height: side, data: preview }, tone)
    const { picture } = await runStep('adjust.tone', toneStep, engineView(before), { ...tone })
    expect(largestDifference(preview, picture?.data ?? new Float32Array())).toBeLessThanOrEqual(2)
  })

  it.each([
    { red: 100, green: 100, blue: 100, toning: 'none' as const },
    { red: 200, green: 200, blue: 200, toning: 'none' as const },
    { red: -100, green: 160, blue: 40, toning: 'sepia' as const },
    { red: 40, green: 40, blue: 200, toning: 'selenium' as const },
    { red: 0, green: 100, blue: -60, toning: 'cyanotype' as const },
  ])('of black and white by %j is what the export gives', async (parameters) => {
    const before = testPixels()
    const preview = before.slice()
    monochromePixels({ width: side, height: side, data: preview }, parameters)
    const { picture } = await runStep(
      'adjust.monochrome',
      monochromeStep,
      engineView(before),
      parameters,
    )
    expect(largestDifference(preview, picture?.data ?? new Float32Array())).toBeLessThanOrEqual(1)
  })

  it.each([
    { radius: 0.5, amount: 1, threshold: 0 },
    { radius: 1.5, amount: 0.8, threshold: 0 },
    { radius: 1.5, amount: 0.8, threshold: 8 },
    { radius: 5, amount: 3, threshold: 0 },
    { radius: 8, amount: 0.8, threshold: 0 },
  ])('of sharpening by %j is what the export gives', async (parameters) => {
    // Smooth, so that rounding of the threshold's comparison cannot tip whole pixels over.
    const before = new Uint8ClampedArray(side * side * 4)
    for (let at = 0; at < side * side; at += 1) {
      const x = at % side
      const y = Math.floor(at / side)
      const level = 128 + 90 * Math.sin(x / 4) * Math.cos(y / 6)
      before.set([level, level * 0.8, 255 - level, 255], at * 4)
    }
    const preview = before.slice()
    sharpenPixels({ width: side, height: side, data: preview }, parameters)
    const { picture } = await runStep('adjust.sharpen', sharpenStep, engineView(before), {
      ...parameters,
    })
    const exported = picture?.data
    expect(exported).toBeDefined()
    const close = preview.filter(
      (value, at) => Math.abs(value - Math.round((exported?.[at] ?? 0) * 255)) <= 2,
    )
    // A pixel exactly at the threshold may fall to either side of it.
    expect(close.length / preview.length).toBeGreaterThan(
      parameters.threshold > 0 ? 0.995 : 0.99999,
    )
  })
})
