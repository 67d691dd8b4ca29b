import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ModelCatalogue } from '../../../main/core/models/modelCatalogue'
import { modelIdFor } from '../../../main/core/models/modelId'
import { freeModelName, isNameTaken } from '../../../preload/contract/modelNames'
import { errorOf, rejectionOf } from '../../unit/core/errorOf'
import { temporaryFolder } from './fixtureStudio'

const starter = {
  id: 'critic',
  task: 'classify',
  title: { en: 'Critic', 'zh-CN': '识别器' },
  summary: { en: 'Names things.', 'zh-CN': '识别物品。' },
  licence: 'MIT',
  memoryMegabytes: 100,
  source: 'starter',
  files: [{ role: 'model', file: 'critic.onnx', bytes: 4, sha256: 'a'.repeat(64) }],
}
const trained = (file: string, name: string) => ({
  file,
  entry: { title: { en: name, 'zh-CN': name }, summary: { en: 'Cups', 'zh-CN': '杯子' } },
})

async function folders() {
  const root = await temporaryFolder()
  const catalogue = join(root, 'catalogue')
  const userModels = join(root, 'home', 'models')
  await mkdir(catalogue)
  await mkdir(userModels, { recursive: true })
  await writeFile(join(catalogue, 'critic.json'), JSON.stringify(starter))
  const file = join(root, 'made.onnx')
  await writeFile(file, 'network')
  return { root, catalogue, userModels, starterModels: join(root, 'starter'), file }
}

/** A catalogue with what it logged and how often it said that it changed. */
async function opened(places: Awaited<ReturnType<typeof folders>>) {
  const logged: string[] = []
  let changes = 0
  const models = await ModelCatalogue.open(
    places,
    async () => undefined,
    (message) => logged.push(message),
    () => {
      changes += 1
    },
  )
  return { models, logged, changes: () => changes }
}

/** What a person has trained must be there tomorrow, and nothing that lies beside it may take its place. */
describe('models of the user', () => {
  it('are kept with their file, found again, and deleted with it', async () => {
    const places = await folders()
    const first = await opened(places)
    const { id } = await first.models.add(trained(places.file, 'Our cups'), 'critic')
    expect(id).toBe('own-our-cups')
    expect(first.changes()).toBe(1)
    const again = await opened(places)
    const [, own] = await again.models.list()
    expect(own).toMatchObject({ id, source: 'user', state: 'ready', task: 'classify' })
    expect(await again.models.require('classify', id)).toBeUndefined()
    await again.models.remove(id)
    expect(await readdir(places.userModels)).toEqual([])
    expect((await rejectionOf(again.models.remove('critic'))).code).toBe('not-allowed')
    expect((await rejectionOf(again.models.remove(id))).code).toBe('model-unknown')
  })

  it('are told apart by their names, also once renamed and in another spelling', async () => {
    const places = await folders()
    const { models, changes } = await opened(places)
    await models.add(trained(places.file, 'Our cups'), 'critic')
    await writeFile(places.file, 'another network')
    // What was trained for hours is kept, whatever was called so meanwhile.
    const second = await models.add(trained(places.file, 'our CUPS'), 'critic')
    expect(second.title).toEqual({ en: 'our CUPS 2', 'zh-CN': 'our CUPS 2' })
    for (const [name, proposal] of [
      ['Our cups', 'Our cups 3'],
      ['Ｏur Cups 2 ', 'Ｏur Cups 3'],
      ['识别器', '识别器 2'],
    ] as const) {
      const free = errorOf(() => models.requireFreeName(name))
      expect(free.toPayload()).toEqual({
        code: 'model-name-taken',
        data: { name: name.trim(), proposal },
      })
    }
    const third = await rejectionOf(models.rename(second.id, 'OUR cups'))
    expect(third.code).toBe('model-name-taken')
    expect((await rejectionOf(models.rename('critic', 'Mine'))).code).toBe('not-allowed')

    const before = changes()
    await models.rename(second.id, 'Our Cups 2')
    await models.rename(second.id, '咖啡杯')
    expect(changes()).toBe(before + 2)
    const again = await opened(places)
    const own = (await again.models.list()).find(({ id }) => id === second.id)
    expect(own).toMatchObject({ title: { en: '咖啡杯', 'zh-CN': '咖啡杯' }, state: 'ready' })
    again.models.requireFreeName('our cups 2')
  })

  it('never replace a file that lies there already', async () => {
    const places = await folders()
    await writeFile(join(places.userModels, 'own-cups.onnx'), 'mine')
    const { models } = await opened(places)
    const { id } = await models.add(trained(places.file, 'Cups'), 'critic')
    expect(id).toBe('own-cups-2')
    expect(await readFile(join(places.userModels, 'own-cups.onnx'), 'utf8')).toBe('mine')
  })

  it('cannot pass for one of the studio, and what is no entry is left out', async () => {
    const places = await folders()
    const put = (name: string, content: unknown) =>
      writeFile(join(places.userModels, name), JSON.stringify(content))
    await put('critic.json', { ...starter, source: 'user' })
    await put('posing.json', { ...starter, id: 'posing' })
    await put('escaping.json', {
      ...starter,
      id: 'escaping',
      source: 'user',
      files: [{ ...starter.files[0], file: '../../secret' }],
    })
    await writeFile(join(places.userModels, 'broken.json'), '{')
    const { models, logged } = await opened(places)
    expect((await models.list()).map(({ id, source }) => [id, source])).toEqual([
      ['critic', 'starter'],
    ])
    expect(logged).toEqual([
      'the catalogue entry broken.json was left out',
      'the catalogue entry escaping.json was left out',
    ])
  })

  it('are proposed names that are free and fit, whatever was asked for', () => {
    const names = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(names, fc.array(names, { maxLength: 6 }), (name, others) => {
        const taken = [name, ...others]
        const free = freeModelName(name, taken)
        expect(isNameTaken(free, taken)).toBe(false)
        expect(free.length).toBeLessThanOrEqual(60)
        expect(freeModelName(free, taken)).toBe(free)
      }),
    )
  })

  it('have ids that are file names on every system, whatever they are called', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.array(fc.string(), { maxLength: 3 }),
        (name, taken) => {
          const id = modelIdFor(name, taken)
          expect(id).toMatch(/^own[a-z0-9-]*$/)
          expect(modelIdFor(name, [...taken, id])).not.toBe(id)
        },
      ),
    )
  })
})
