import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { SampleList } from '../../../main/core/models/labelSamples'
import { hasModel, pixelsOf, runForOne, starterStudio } from './starterStudio'

const page = { access: 'page' } as const

describe.skipIf(!hasModel('gan-studio'))('pictures that are shown but not kept', () => {
  it('are drawn of each label by the model itself, and found again', async () => {
    const { studio } = await starterStudio()
    const made = new Promise<string[]>((resolve) => {
      const labels: string[] = []
      const stop = studio.on('sample.made', ({ label }) => {
        labels.push(label)
        if (labels.length < 3) return
        stop()
        resolve(labels)
      })
    })
    const before = (await studio.call('models/samples', { id: 'gan-studio' }, page)) as SampleList
    const [first = ''] = await made
    const after = (await studio.call('models/samples', { id: 'gan-studio' }, page)) as SampleList
    expect(after.version).toBe(before.version)
    expect(after.labels.length).toBeGreaterThanOrEqual(3)
    const { path } = await studio.sampleFile('gan-studio', first)
    const sample = await sharp(await readFile(path)).metadata()
    expect([sample.format, sample.width, sample.height]).toEqual(['webp', 256, 256])
    await expect(studio.sampleFile('gan-studio', '../settings')).rejects.toMatchObject({
      code: 'unknown-label',
    })
    await expect(studio.call('models/samples', { id: 'critic' }, page)).rejects.toMatchObject({
      code: 'model-unknown',
    })
  })

  it('are what the kept ones will be, and leave nothing in the library', async () => {
    const { studio } = await starterStudio()
    const parameters = { labels: ['dress'], seed: 5, count: 1 }
    const count = async () =>
      ((await studio.call('library/list', {}, page)) as { total: number }).total
    const before = await count()
    const recipe = { version: 1, steps: [{ step: 'generate.gan', parameters }] }
    const trial = (await studio.call('models/draw', { recipe }, page)) as { bytes: Uint8Array }
    expect(await count()).toBe(before)
    const kept = await pixelsOf((await runForOne('generate.gan', parameters)).bytes)
    const shown = await pixelsOf(Buffer.from(trial.bytes))
    const apart =
      kept.data.reduce((sum, value, at) => sum + Math.abs(value - (shown.data[at] ?? 0)), 0) /
      kept.data.length
    expect(apart).toBeLessThan(4)
    await expect(
      studio.call(
        'models/draw',
        { recipe: { version: 1, steps: [{ step: 'adjust.tone', parameters: {} }] } },
        page,
      ),
    ).rejects.toMatchObject({ code: 'missing-input' })
  })
})
