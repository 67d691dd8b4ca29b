import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../core/fixtureStudio'
import { hasModel, runSet, runStep } from './starterStudio'

/** Accuracy and recall over a folder, and what texts are worth, are promised beside PSNR and SSIM. */
describe('measures over more than one picture', () => {
  it.skipIf(!hasModel('critic') || !hasModel('gan-studio'))(
    'tell how well labels are recognised, whatever lies among the pictures',
    async () => {
      const folder = await temporaryFolder()
      const pictures = await runStep('generate.gan', {
        labels: ['orange', 'dress'],
        count: 4,
        seed: 3,
      })
      const paths = []
      for (const [index, picture] of pictures.entries()) {
        const own = join(folder, String(picture.data.label))
        await mkdir(own, { recursive: true })
        paths.push(join(own, `${index}.png`))
        await writeFile(join(own, `${index}.png`), picture.bytes)
      }
      const broken = join(folder, 'orange', 'broken.png')
      await writeFile(broken, 'no picture')
      await mkdir(join(folder, 'zeppelin'))
      const odd = join(folder, 'zeppelin', 'odd.png')
      await writeFile(odd, pictures[0]?.bytes ?? Buffer.alloc(0))

      const report = await runSet('evaluate.recognition', {}, [...paths, broken, odd])
      expect(report.data).toMatchObject({
        pictures: 4,
        unreadable: 1,
        unknownLabels: ['zeppelin'],
      })
      const labels = report.data.labels.map(({ label, support }) => [label, support])
      expect(labels.sort()).toEqual([
        ['dress', 2],
        ['orange', 2],
      ])
      const wrong = report.data.mistakes.length
      expect(report.data.accuracy).toBeCloseTo((4 - wrong) / 4)
      expect(report.data.confusions.reduce((sum, { count }) => sum + count, 0)).toBe(wrong)

      // Named as what they are not, none can be right.
      const swapped = await runSet(
        'evaluate.recognition',
        { truth: pictures.map(({ data }) => (data.label === 'dress' ? 'wood' : 'carpet')) },
        paths,
      )
      expect(swapped.data.accuracy).toBeLessThanOrEqual(0.25)
      await expect(
        runSet('evaluate.recognition', { truth: ['dress'] }, paths),
      ).rejects.toMatchObject({ code: 'bad-parameter' })
    },
  )

  it('measure a text in each language', async () => {
    const text = 'A red dress for summer. The red dress is light and cool.'
    const [english] = await runStep('evaluate.text', { text, about: 'a red dress with a belt' })
    expect(english?.data).toMatchObject({ language: 'en', sentences: 2, missing: ['belt'] })
    expect(english?.data.pictureCoverage).toBeCloseTo(2 / 3)
    const [chinese] = await runStep('evaluate.text', { text: '红色连衣裙，夏天穿。连衣裙很轻。' })
    expect(chinese?.data).toMatchObject({ language: 'zh-CN', sentences: 2, pictureCoverage: null })
    await expect(runStep('evaluate.text', { text: '  ' })).rejects.toMatchObject({
      code: 'bad-parameter',
    })
  })
})
