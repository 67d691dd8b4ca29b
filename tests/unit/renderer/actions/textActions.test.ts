import { beforeEach, describe, expect, it, vi } from 'vitest'

interface Texts {
  readonly id: string
  readonly caption: string
  readonly altText: string
  readonly name?: string
}

/** What the library keeps, by picture; the ids that it refuses; ad copy; the trash; the history entries that it was given. */
const kept = new Map<string, Texts>()
const gone = new Set<string>()
const copies = new Map<string, string>()
const trashed = new Set<string>()
const entries: { kind: string }[] = []

vi.stubGlobal('window', {
  studioBridge: {
    subscribe: () => () => undefined,
    host: { kind: 'web', onCommand: () => () => undefined },
    calls: {
      'library/get': async ({ id }: { id: string }) => ({ ok: true, value: kept.get(id) }),
      'library/list': async () => ({ ok: true, value: { total: 0, assets: [] } }),
      'library/trash': async ({ ids }: { ids: string[] }) => {
        for (const id of ids) trashed.add(id)
        return { ok: true, value: [] }
      },
      'library/restore': async ({ ids }: { ids: string[] }) => {
        for (const id of ids) trashed.delete(id)
        return { ok: true, value: [] }
      },
      'library/reviseText': async ({ id, data }: { id: string; data: { words: string } }) => {
        if (gone.has(id)) return { ok: false, error: { code: 'asset-not-found', data: { id } } }
        copies.set(id, data.words)
        return { ok: true, value: { id } }
      },
      'library/update': async ({ ids, ...texts }: { ids: string[] } & Partial<Texts>) => {
        const [id = ''] = ids
        if (gone.has(id)) return { ok: false, error: { code: 'asset-not-found', data: { id } } }
        kept.set(id, { ...(kept.get(id) as Texts), ...texts })
        return { ok: true, value: [kept.get(id)] }
      },
    },
  },
})

const { keepCopy, keepTexts } = await import('../../../../renderer/actions/textActions')
const { redo, undo } = await import('../../../../renderer/actions/historyActions')
const { keepHistory, useHistory } = await import('../../../../renderer/state/historyStore')

keepHistory(
  {
    push: async (entry) => entries.push(entry),
    move: async () => undefined,
  },
  (error) => {
    throw error
  },
)

const captions = () => [...kept.values()].map(({ caption }) => caption)

describe('captions that are kept', () => {
  beforeEach(() => {
    kept.clear()
    gone.clear()
    for (const id of ['a', 'b', 'c']) kept.set(id, { id, caption: '', altText: `alt of ${id}` })
    useHistory.getState().replace([], 0)
    entries.length = 0
  })

  it('for a whole selection are taken back at once, and done again', async () => {
    await keepTexts([
      { id: 'a', caption: 'one' },
      { id: 'b', caption: 'two', altText: 'new' },
    ])
    expect(captions()).toEqual(['one', 'two', ''])
    expect(kept.get('a')?.altText).toBe('alt of a')
    await undo()
    expect(captions()).toEqual(['', '', ''])
    expect(kept.get('b')?.altText).toBe('alt of b')
    await redo()
    expect(captions()).toEqual(['one', 'two', ''])
    expect(kept.get('b')?.altText).toBe('new')
  })

  it('as they were leave nothing to take back', async () => {
    await keepTexts([{ id: 'a', caption: '' }])
    expect(useHistory.getState().canUndo).toBe(false)
  })

  it('until one fails can be taken back', async () => {
    gone.add('b')
    await expect(
      keepTexts([
        { id: 'a', caption: 'one' },
        { id: 'b', caption: 'two' },
      ]),
    ).rejects.toMatchObject({ code: 'asset-not-found' })
    await undo()
    expect(captions()).toEqual(['', '', ''])
  })
})

describe('the name of a picture', () => {
  it('is taken back without the caption that it got meanwhile', async () => {
    kept.clear()
    kept.set('a', { id: 'a', caption: '', altText: '', name: 'IMG_1' })
    useHistory.getState().replace([], 0)
    await keepTexts([{ id: 'a', name: 'Mug' }], 'gallery:edits.name')
    kept.set('a', { ...(kept.get('a') as Texts), caption: 'a mug' })
    await undo()
    expect(kept.get('a')).toMatchObject({ name: 'IMG_1', caption: 'a mug' })
    await redo()
    expect(kept.get('a')?.name).toBe('Mug')
  })
})

describe('ad copy that is kept', () => {
  const change = (id: string) => ({
    id,
    before: { words: 'all' },
    after: { words: `one of ${id}` },
  })

  beforeEach(() => {
    gone.clear()
    copies.clear()
    trashed.clear()
    for (const id of ['a', 'b', 'c']) copies.set(id, 'all')
    useHistory.getState().replace([], 0)
  })

  it('for a whole selection is taken back at once, with what was left out, and done again', async () => {
    await keepCopy([change('a'), change('b')], ['c'])
    expect([...copies.values()]).toEqual(['one of a', 'one of b', 'all'])
    expect([...trashed]).toEqual(['c'])
    await undo()
    expect([...copies.values()]).toEqual(['all', 'all', 'all'])
    expect([...trashed]).toEqual([])
    await redo()
    expect([...copies.values()]).toEqual(['one of a', 'one of b', 'all'])
    expect([...trashed]).toEqual(['c'])
    expect(useHistory.getState().canRedo).toBe(false)
  })

  it('until one fails can be taken back, and nothing was thrown away', async () => {
    gone.add('b')
    await expect(keepCopy([change('a'), change('b')], ['c'])).rejects.toMatchObject({
      code: 'asset-not-found',
    })
    expect([...trashed]).toEqual([])
    await undo()
    expect(copies.get('a')).toBe('all')
  })

  it('as it was written leaves nothing to take back', async () => {
    await keepCopy([{ ...change('a'), after: { words: 'all' } }], [])
    expect(useHistory.getState().canUndo).toBe(false)
  })
})
