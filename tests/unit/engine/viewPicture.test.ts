import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Picture } from '../../../main/engine/picture'
import { encodePicture } from '../../../main/engine/pixels/encode'
import { implementation as tone } from '../../../main/engine/steps/adjust.tone'
import { implementation as geometry } from '../../../main/engine/steps/transform.geometry'
import { FloatPicture } from '../../../main/engine/strips/heldPictures'
import { viewOf, viewPicture } from '../../../main/engine/viewPicture'
import type { EngineStep } from '../../../preload/contract/engineProtocol'
import { parseParameters } from '../../../preload/contract/parameters'
import {
  type PictureView,
  pictureViewSchema,
  viewSize,
} from '../../../preload/contract/pictureView'
import { findStep } from '../../../preload/contract/steps'
import { fileOf } from './pixels/imageFiles'
import { runStep } from './steps/runStep'
import { failureOf, neverAborted, pictureOf, temporaryFolder, waves } from './testPictures'

const folder = temporaryFolder()
const signal = new AbortController().signal
const step = (id: string, parameters: Record<string, unknown>): EngineStep => ({
  step: id,
  parameters: parseParameters(findStep(id), parameters),
})

/** Means of blocks, the plain way. */
function reduced(picture: Picture, view: PictureView): number[] {
  const size = viewSize(view)
  const values: number[] = []
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      const sums = [0, 0, 0]
      let count = 0
      for (let j = y * view.reduction; j < Math.min(view.height, (y + 1) * view.reduction); j += 1)
        for (
          let i = x * view.reduction;
          i < Math.min(view.width, (x + 1) * view.reduction);
          i += 1
        ) {
          const at = ((view.top + j) * picture.width + view.left + i) * picture.channels
          for (let c = 0; c < 3; c += 1) sums[c] = (sums[c] ?? 0) + (picture.data[at + c] ?? 0)
          count += 1
        }
      values.push(...sums.map((sum) => (sum / count) * 255), 255)
    }
  }
  return values
}

function largestDifference(samples: ArrayLike<number>, wanted: readonly number[]): number {
  expect(samples.length).toBe(wanted.length)
  return wanted.reduce(
    (most, value, at) => Math.max(most, Math.abs(value - (samples[at] ?? Number.NaN))),
    0,
  )
}

describe('what a screen shows of a picture', () => {
  const picture = pictureOf(83, 61, 3, waves)

  it.each([
    { left: 0, top: 0, width: 83, height: 61, reduction: 1 },
    { left: 0, top: 0, width: 83, height: 61, reduction: 4 },
    { left: 16, top: 8, width: 30, height: 53, reduction: 8 },
  ])('is the mean of the pixels that each of the screen stands for: %j', async (view) => {
    const samples = await viewOf(new FloatPicture(picture), view, neverAborted())
    expect(largestDifference(samples, reduced(picture, view))).toBeLessThanOrEqual(0.51)
  })

  it('counts colours by how much of them is to be seen', async () => {
    // White that cannot be seen through beside black that cannot be seen.
    const seen = pictureOf(2, 1, 4, (x) => (x === 0 ? 255 : 0))
    const view = { left: 0, top: 0, width: 2, height: 1, reduction: 2 }
    const samples = await viewOf(new FloatPicture(seen), view, neverAborted())
    expect([...samples]).toEqual([255, 255, 255, 128])
  })

  it('shows steps in their order, as applying them will', async () => {
    const { bytes } = await encodePicture(picture, 'png', 90, {})
    const path = await fileOf(folder, '图 1.png', bytes)
    const light = { exposure: 0.8, contrast: 40 }
    const turned = { straighten: 7, width: 60 }
    const orders = [
      ['tone first', true],
      ['geometry first', false],
    ] as const
    for (const [name, toneFirst] of orders) {
      const run = async (input: Picture, isTone: boolean) =>
        (isTone
          ? await runStep('adjust.tone', tone, input, light)
          : await runStep('transform.geometry', geometry, input, turned)
        ).picture as Picture
      const applied = await run(await run(picture, toneFirst), !toneFirst)
      const steps = [step('adjust.tone', light), step('transform.geometry', turned)]
      const { width, height } = applied
      const view = { left: 0, top: 0, width, height, reduction: 2 }
      const out = join(folder, `${name}.rgba`)
      await viewPicture({ path, steps: toneFirst ? steps : steps.reverse(), view, out }, signal)
      const difference = largestDifference(readFileSync(out), reduced(applied, view))
      expect(difference, name).toBeLessThanOrEqual(1)
    }
  })

  it('refuses what no screen shows: a part beyond the picture, too much at once, a network', async () => {
    const { bytes } = await encodePicture(picture, 'png', 90, {})
    const path = await fileOf(folder, 'whole.png', bytes)
    const out = join(folder, 'refused.rgba')
    const view = { left: 60, top: 0, width: 30, height: 10, reduction: 1 }
    const beyond = await failureOf(viewPicture({ path, steps: [], view, out }, signal))
    expect(beyond.code).toBe('recipe-invalid')
    const steps = [step('repair.denoise', {})]
    const whole = { ...view, left: 0 }
    const network = await failureOf(viewPicture({ path, steps, view: whole, out }, signal))
    expect(network.code).toBe('recipe-invalid')
    const huge = { left: 0, top: 0, width: 20_000, height: 20_000, reduction: 1 }
    expect(pictureViewSchema.safeParse(huge).success).toBe(false)
    expect(pictureViewSchema.safeParse({ ...huge, reduction: 4 }).success).toBe(true)
  })
})
