import { beforeEach, describe, expect, it, vi } from 'vitest'
import { patiently } from '../../../fixtures/patiently'

interface Kept {
  readonly id: string
  readonly name: string
  readonly members: Set<string>
  readonly deleted: boolean
}

/** Collections of the library, by id; those that are gone for good are not there. */
const kept = new Map<string, Kept>()

type Input = { id: string; ids: string[]; name: string }

function answer(id: string, change: (collection: Kept) => unknown) {
  const found = kept.get(id)
  if (!found) return { ok: false, error: { code: 'collection-not-found', data: { id } } }
  return { ok: true, value: change(found) }
}
const put = (collection: Kept) => {
  kept.set(collection.id, collection)
  return { ...collection, count: collection.members.size }
}

vi.stubGlobal('window', {
  studioBridge: {
    subscribe: () => () => undefined,
    host: { kind: 'web', onCommand: () => () => undefined },
    calls: {
      'collections/list': async () => ({
        ok: true,
        value: [...kept.values()].filter(({ deleted }) => !deleted),
      }),
      'collections/create': async ({ name, ids }: Input) => ({
        ok: true,
        value: put({ id: 'made', name, members: new Set(ids), deleted: false }),
      }),
      'collections/rename': async ({ id, name }: Input) =>
        answer(id, (found) => put({ ...found, name })),
      'collections/delete': async ({ id }: Input) =>
        answer(id, (found) => put({ ...found, deleted: true })),
      'collections/restore': async ({ id }: Input) =>
        answer(id, (found) => put({ ...found, deleted: false })),
      'collections/add': async ({ id, ids }: Input) =>
        answer(id, ({ members }) => {
          const changed = ids.filter((one) => !members.has(one))
          for (const one of changed) members.add(one)
          return { changed }
        }),
      'collections/remove': async ({ id, ids }: Input) =>
        answer(id, ({ members }) => ({ changed: ids.filter((one) => members.delete(one)) })),
    },
  },
})

const { startTexts } = await import('../../../../renderer/i18n/i18n')
const {
  addToCollection,
  createCollection,
  deleteCollection,
  removeFromCollection,
  renameCollection,
} = await import('../../../../renderer/actions/collectionActions')
const { redo, undo } = await import('../../../../renderer/actions/historyActions')
const { useCollections } = await import('../../../../renderer/state/collectionStore')
const { useHistory } = await import('../../../../renderer/state/historyStore')
const { useNotices } = await import('../../../../renderer/state/noticeStore')
startTexts('en')

const names = () => useCollections.getState().collections.map(({ name }) => name)
const members = () => [...(kept.get('old')?.members ?? [])].sort()

describe('what is done to collections', () => {
  beforeEach(async () => {
    kept.clear()
    put({ id: 'old', name: 'Shop', members: new Set(['a']), deleted: false })
    await useCollections.getState().load()
    useHistory.getState().replace([], 0)
    useNotices.setState({ notices: [] })
  })

  it('putting pictures in is taken back for those that were not in it before', async () => {
    await addToCollection('old', ['a', 'b', 'c'])
    await undo()
    expect(members()).toEqual(['a'])
    await redo()
    expect(members()).toEqual(['a', 'b', 'c'])
  })

  it('taking pictures out is taken back', async () => {
    await removeFromCollection('old', ['a', 'b'])
    expect(members()).toEqual([])
    await undo()
    expect(members()).toEqual(['a'])
  })

  it('a new name, a new collection and a deleted one are taken back in their order', async () => {
    await renameCollection('old', 'Sale')
    await createCollection('New', ['b'])
    await deleteCollection('old')
    expect(names()).toEqual(['New'])
    await undo()
    expect(names()).toEqual(['Sale', 'New'])
    await undo()
    expect(names()).toEqual(['Sale'])
    await undo()
    expect(names()).toEqual(['Shop'])
    await redo()
    await redo()
    expect(names()).toEqual(['Sale', 'New'])
    expect([...(kept.get('made')?.members ?? [])]).toEqual(['b'])
  })

  it('nothing that changes nothing can be taken back', async () => {
    await addToCollection('old', ['a'])
    await removeFromCollection('old', ['z'])
    await renameCollection('old', 'Shop')
    expect(useHistory.getState().canUndo).toBe(false)
  })

  it('the Undo of a notice takes back that thing and leaves what followed it', async () => {
    await deleteCollection('old')
    const notice = useNotices.getState().notices.at(-1)?.action
    await createCollection('New', [])
    notice?.run()
    await vi.waitFor(() => expect(names()).toEqual(['Shop', 'New']), patiently)
    await vi.waitFor(() => expect(useHistory.getState().history.past).toHaveLength(3), patiently)
    await undo()
    expect(names()).toEqual(['New'])
  })

  it('what was done to a collection that is gone for good is passed over', async () => {
    put({ id: 'other', name: 'Other', members: new Set(), deleted: false })
    await addToCollection('old', ['b'])
    await addToCollection('other', ['c'])
    kept.delete('other')
    await expect(undo()).rejects.toMatchObject({ code: 'collection-not-found' })
    await undo()
    expect(members()).toEqual(['a'])
  })
})
