import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { rememberedSet, type SeenMemory } from '../../../main/core/recipes/rememberedSet'
import { openSeenInputs } from '../../../main/engine/training/seenInputs'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})
async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'studio seen '))
  folders.push(folder)
  return folder
}

function memory() {
  const kept = new Map<string, string>()
  const own: SeenMemory = {
    known: (model, ids) =>
      new Map(
        ids.flatMap((id): [string, string][] => {
          const seen = kept.get(`${model} ${id}`)
          return seen === undefined ? [] : [[id, seen]]
        }),
      ),
    keep: (model, id, seen) => void kept.set(`${model} ${id}`, seen),
    forgetOthers: (models) => {
      for (const key of kept.keys()) if (!models.includes(key.split(' ')[0] ?? '')) kept.delete(key)
    },
  }
  return { kept, own }
}

const model = (id: string, sha256: string) => ({
  id,
  task: 'classify' as const,
  files: { model: { path: id, bytes: 1, sha256 } },
})
const step = (parameters: object = {}) => [
  { step: 'recognise.similar', parameters: { ...parameters } },
]
const inputs = [{ asset: 'a' }, { path: 'b.png' }, { asset: 'c' }]

/** A search that was cancelled half way must not have been for nothing. */
describe('what was seen in a set of pictures', () => {
  it('is there for the next search as far as the last one came, in the same numbers', async () => {
    const { own } = memory()
    const models = [model('critic', '1111'), model('own', '2222')]
    const first = rememberedSet(own, step(), models, inputs)
    const seen = await openSeenInputs(undefined, (input, text) => first?.note(input, text))
    const told = seen.keep(2, Float32Array.from([0.25, -3, 1.5]))
    seen.keep(1, Float32Array.from([1, 1, 1]))
    const path = await rememberedSet(own, step(), models, inputs)?.write(await temporaryFolder())
    const again = await openSeenInputs(path, () => undefined)
    expect(again.known(2)).toEqual(told)
    expect(told[0]).toBeCloseTo(0.25 / 3, 4)
    expect([again.known(0), again.known(1)]).toEqual([undefined, undefined])
    const other = rememberedSet(own, step({ model: 'own' }), models, inputs)
    expect(await readFile((await other?.write(await temporaryFolder())) ?? '', 'utf8')).toBe('')
  })

  it('goes where the network that saw it is gone', async () => {
    const { kept, own } = memory()
    rememberedSet(own, step(), [model('critic', '1111')], inputs)?.note(0, 'AAAA')
    await rememberedSet(own, step(), [model('critic', '3333')], inputs)?.write(
      await temporaryFolder(),
    )
    expect(kept.size).toBe(0)
  })

  it('stands in the way of no search where it cannot be kept', () => {
    const full: SeenMemory = {
      ...memory().own,
      keep: () => {
        throw new Error('SQLITE_FULL')
      },
    }
    expect(() =>
      rememberedSet(full, step(), [model('critic', '1111')], inputs)?.note(0, 'AAAA'),
    ).not.toThrow()
  })

  it('is not asked for by steps that remember nothing, nor without a library', () => {
    const models = [model('critic', '1111')]
    const classify = [{ step: 'recognise.classify', parameters: {} }]
    expect(rememberedSet(memory().own, classify, models, inputs)).toBeUndefined()
    expect(rememberedSet(undefined, step(), models, inputs)).toBeUndefined()
  })
})
