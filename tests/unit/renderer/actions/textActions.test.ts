import { beforeEach, describe, expect, it, vi } from 'vitest'

interface Texts {
  readonly id: string
  readonly caption: string
  readonly altText: string
}

/** What the library keeps, by picture; the ids that it refuses; the history entries that it was given. */
const kept = new Map<string, Texts>()
const gone = new Set<string>()
const entries: { kind: string }[] = []

vi.stubGlobal('window', {
  studioBridge: {
    subscribe: () => () => undefined,
    host: { kind: 'web', onCommand: () => () => undefined },
    calls: {
      'library/get': async ({ id }: { id: string }) => ({ ok: true, value: kept.get(id) }),
      'library/update': async ({ ids, ...texts }: { ids: string[] } & Partial<Texts>) => {
        const [id = ''] = ids
        if (gone.has(id)) return { ok: false, error: { code: 'asset-not-found', data: { id } } }
        kept.set(id, { ...(kept.get(id) as Texts), ...texts })
        return { ok: true, value: [kept.get(id)] }
      },
    },
  },
})

const { keepTexts } = await import('../../../../renderer/actions/textActions')
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
