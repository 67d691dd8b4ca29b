import { describe, expect, it } from 'vitest'
import type { Picture } from '../../../../main/engine/picture'
import { implementation as monochrome } from '../../../../main/engine/steps/adjust.monochrome'
import { implementation as sharpen } from '../../../../main/engine/steps/adjust.sharpen'
import { implementation as tone } from '../../../../main/engine/steps/adjust.tone'
import { implementation } from '../../../../main/engine/steps/transform.geometry'
import { parseParameters } from '../../../../preload/contract/parameters'
import { stepDefinitions } from '../../../../preload/contract/stepDefinitions'
import { previewedPicture } from '../../../../renderer/canvas/preview/exact/exactPart'
import { geometryPicture } from '../../../../renderer/canvas/preview/exact/geometryStages'
import {
  encodedPixels,
  linearPicture,
} from '../../../../renderer/canvas/preview/exact/linearPicture'
import type { PicturePreview } from '../../../../renderer/canvas/preview/picturePreview'
import { runStep } from '../../engine/steps/runStep'

const width = 61
const height = 44

/** Black beside white, thin lines, noise and ramps: where kernels differ most. */
const pixels = new Uint8ClampedArray(width * height * 4)
for (let y = 0; y < height; y += 1) {
  for (let x = 0; x < width; x += 1) {
    const noise = (Math.imul(y * width + x, 2654435761) >>> 24) & 255
    const colour =
      x < 20
        ? [(x >> 2) & 1, (y >> 2) & 1, (x + y) & 1].map((bit) => bit * 255)
        : [noise, x * 4, y * 5]
    pixels.set([...colour, 255], (y * width + x) * 4)
  }
}
const source = linearPicture({ width, height }, (box) => {
  const data = new Uint8ClampedArray(box.width * box.height * 4)
  for (let y = 0; y < box.height; y += 1) {
    const at = ((box.top + y) * width + box.left) * 4
    data.set(pixels.subarray(at, at + box.width * 4), y * box.width * 4)
  }
  return { width: box.width, height: box.height, data }
})
const exported: Picture = {
  width,
  height,
  channels: 4,
  data: Float32Array.from(pixels, (value) => value / 255),
  bitDepth: 8,
  source: 'png',
}
const pause = async () => undefined

type Changed = Partial<Record<string, unknown>>
const crop = { left: 0.13, top: 0.21, width: 0.6, height: 0.55 }
const grid: readonly Changed[] = [
  {},
  ...['horizontal', 'vertical', 'both'].map((flip) => ({ flip })),
  ...['90', '180', '270'].map((rotate) => ({ rotate })),
  ...[-45, -17.3, -0.4, 0.1, 2.5, 30].map((straighten) => ({ straighten })),
  ...[9, 30, 60, 62, 100, 183].map((side) => ({ width: side })),
  { width: 200, height: 11 },
  { height: 130 },
  { aspect: '16:9' },
  { crop },
  { flip: 'horizontal', rotate: '90', straighten: 7, crop, width: 90 },
  { rotate: '270', straighten: -3.2, aspect: '1:1', height: 17 },
]

describe('the preview of cropping, turning and resizing', () => {
  it.each(grid)('shows %j as it is exported', async (changed) => {
    const parameters = parseParameters(stepDefinitions['transform.geometry'], changed)
    const { picture } = await runStep('transform.geometry', implementation, exported, changed)
    const image = picture as Picture
    const preview = geometryPicture(source, parameters)
    expect([preview.width, preview.height]).toEqual([image.width, image.height])
    const whole = { left: 0, top: 0, width: image.width, height: image.height }
    // A part in the middle as well: it must not depend on what is around it.
    const part = {
      left: Math.floor(image.width / 3),
      top: Math.floor(image.height / 4),
      width: Math.ceil(image.width / 3),
      height: Math.ceil(image.height / 3),
    }
    for (const box of [whole, part]) {
      const shown = encodedPixels(await preview.read(box, pause))
      let largest = 0
      shown.forEach((value, at) => {
        const x = box.left + ((at >> 2) % box.width)
        const y = box.top + Math.floor((at >> 2) / box.width)
        const asExported = image.data[(y * image.width + x) * 4 + (at & 3)] ?? 0
        largest = Math.max(largest, Math.abs(value - Math.round(asExported * 255)))
      })
      expect(largest).toBeLessThanOrEqual(1)
    }
  })
})

const toned = { exposure: 0.7, contrast: 35, saturation: 30 }
const darkened = { exposure: -1, shadows: 40, temperature: 30, gamma: 1.3 }
const turned = { straighten: 6, width: 90 }
const cut = { straighten: -11.5, crop, width: 23 }
const mixed = { red: 140, green: 40, blue: -20, toning: 'sepia' }
type Stack = readonly (readonly [PicturePreview[number]['step'], Changed])[]
const stacks: readonly Stack[] = [
  [
    ['adjust.tone', toned],
    ['transform.geometry', turned],
  ],
  [
    ['transform.geometry', turned],
    ['adjust.tone', toned],
  ],
  [
    ['adjust.tone', darkened],
    ['transform.geometry', cut],
  ],
  [
    ['transform.geometry', cut],
    ['adjust.tone', darkened],
  ],
  [
    ['adjust.monochrome', mixed],
    ['transform.geometry', turned],
  ],
  [
    ['transform.geometry', cut],
    ['adjust.monochrome', mixed],
  ],
  [
    ['adjust.sharpen', { radius: 1.2, amount: 1 }],
    ['transform.geometry', turned],
  ],
  [
    ['transform.geometry', turned],
    ['adjust.sharpen', { radius: 1.2, amount: 1 }],
  ],
  [
    ['adjust.tone', toned],
    ['transform.geometry', turned],
    ['adjust.tone', { gamma: 0.8 }],
    ['transform.geometry', { straighten: -3 }],
  ],
]

async function asExported(stack: Stack): Promise<Picture> {
  let image = exported
  for (const [step, changed] of stack) {
    const output =
      step === 'adjust.tone'
        ? await runStep(step, tone, image, changed)
        : step === 'adjust.monochrome'
          ? await runStep(step, monochrome, image, changed)
          : step === 'adjust.sharpen'
            ? await runStep(step, sharpen, image, changed)
            : await runStep(step, implementation, image, changed)
    image = output.picture as Picture
  }
  return image
}

describe('the preview of colours and geometry together', () => {
  it.each(stacks.map((stack) => [stack]))(
    'shows %j as it is exported, in this order',
    async (stack) => {
      const image = await asExported(stack)
      const preview = stack.map(([step, changed]) => ({
        step,
        parameters: parseParameters(stepDefinitions[step], changed),
      })) as unknown as PicturePreview
      const shown = previewedPicture(source, preview)
      expect([shown.width, shown.height]).toEqual([image.width, image.height])
      const box = {
        left: Math.floor(image.width / 5),
        top: 0,
        width: Math.ceil(image.width / 2),
        height: image.height,
      }
      const values = encodedPixels(await shown.read(box, pause))
      let largest = 0
      values.forEach((value, at) => {
        const x = box.left + ((at >> 2) % box.width)
        const y = Math.floor((at >> 2) / box.width)
        const wanted = image.data[(y * image.width + x) * 4 + (at & 3)] ?? 0
        largest = Math.max(largest, Math.abs(value - Math.round(wanted * 255)))
      })
      expect(largest).toBeLessThanOrEqual(2)
    },
  )
})
