import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../core/fixtureStudio'
import { hasModel, importPicture, png, runForOne, runSet, starterStudio } from './starterStudio'

type Pattern = (x: number, y: number, scale: number) => boolean

/** What no starter model has a label for. */
const patterns: Readonly<Record<string, Pattern>> = {
  stripes: (x, _y, scale) => Math.floor(x / scale) % 2 === 0,
  rings: (x, y, scale) => Math.floor(Math.hypot(x - 80, y - 80) / scale) % 2 === 0,
  checks: (x, y, scale) => (Math.floor(x / scale) + Math.floor(y / scale)) % 2 === 0,
}

function drawn(name: string, number: number): Promise<Buffer> {
  const scale = 9 + (number % 5)
  const [light, dark] = [190 + ((number * 7) % 40), 20 + ((number * 13) % 60)]
  const pattern = patterns[name] as Pattern
  return png(160, 160, 3, (x, y, channel) =>
    pattern(x + number, y, scale) ? light - ((channel * number * 5) % 50) : dark,
  )
}

/** Labels of one's own are what a shop needs that no model knows: what is learned must hold for new pictures. */
describe('teaching labels', () => {
  it.skipIf(!hasModel('critic'))('says what is missing where there is too little', async () => {
    const folder = await temporaryFolder()
    const paths: string[] = []
    for (let number = 0; number < 5; number += 1) {
      paths.push(join(folder, `${number}.png`))
      await writeFile(join(folder, `${number}.png`), await drawn('rings', number))
    }
    const truth = paths.map(() => 'rings')
    await expect(runSet('train.classifier', { name: 'One', truth }, paths)).rejects.toMatchObject({
      code: 'training-set-small',
      data: { labels: 1, least: 4 },
    })
  })

  it.skipIf(!hasModel('critic'))(
    'makes a model that knows new pictures, measures it on pictures kept back, and can be deleted',
    async () => {
      const folder = await temporaryFolder()
      const paths: string[] = []
      for (const name of Object.keys(patterns)) {
        await mkdir(join(folder, name))
        for (let number = 0; number < 9; number += 1) {
          paths.push(join(folder, name, `${number}.png`))
          await writeFile(join(folder, name, `${number}.png`), await drawn(name, number))
        }
      }
      const copy = join(folder, 'rings', 'copy.png')
      await writeFile(copy, await drawn('rings', 3))
      const broken = join(folder, 'rings', 'broken.png')
      await writeFile(broken, 'no picture')
      await mkdir(join(folder, 'lonely'))
      const lonely = join(folder, 'lonely', 'one.png')
      await writeFile(lonely, await png(160, 160, 3, (x, y, channel) => (x + y * channel) % 256))

      const made = await runSet('train.classifier', { name: '图案 Patterns', seed: 5, views: 2 }, [
        ...paths,
        copy,
        broken,
        lonely,
      ])
      expect(made.data).toMatchObject({
        name: '图案 Patterns',
        unreadable: 1,
        duplicates: 1,
        leftOut: ['lonely'],
        training: 21,
        validation: 6,
      })
      expect(made.data.accuracy).toBeGreaterThan(made.data.baseline)
      expect(made.data.losses.at(-1)).toBeLessThan(made.data.losses[0] ?? 0)

      const studio = await starterStudio()
      const { model } = made.data
      const listed = (await studio.call('models', 'list', {})).find(({ id }) => id === model)
      expect(listed).toMatchObject({
        source: 'user',
        state: 'ready',
        title: { en: '图案 Patterns' },
      })
      expect(listed?.labels?.map(({ id }) => id)).toEqual(['checks', 'rings', 'stripes'])
      for (const name of Object.keys(patterns)) {
        const asset = await importPicture(await drawn(name, 20))
        const answer = await runForOne('recognise.classify', { model }, asset)
        expect(answer.data.labels[0]?.label).toBe(name)
      }

      const restarted = await studio.restart()
      expect((await restarted.call('models', 'list', {})).some(({ id }) => id === model)).toBe(true)
      await restarted.call('models', 'remove', { id: model })
      expect((await restarted.call('models', 'list', {})).some(({ id }) => id === model)).toBe(
        false,
      )
      await expect(restarted.call('models', 'remove', { id: 'critic' })).rejects.toMatchObject({
        code: 'not-allowed',
      })
    },
    120_000,
  )
})
