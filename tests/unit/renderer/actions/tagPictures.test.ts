import { beforeEach, describe, expect, it, vi } from 'vitest'
import { patiently } from '../../../fixtures/patiently'

/** Tags in the library, by picture, and the calls that wrote them. */
const kept = new Map<string, string[]>()
const written: { ids: string[]; tags: string[] }[] = []

vi.stubGlobal('window', {
  studioBridge: {
    subscribe: () => () => undefined,
    host: { kind: 'web', onCommand: () => () => undefined },
    calls: {
      'library/get': async ({ id }: { id: string }) => ({
        ok: true,
        value: { id, tags: kept.get(id) ?? [] },
      }),
      'library/update': async (change: { ids: string[]; tags: string[] }) => {
        written.push(change)
        for (const id of change.ids) kept.set(id, change.tags)
        return { ok: true, value: change.ids.map((id) => ({ id, tags: change.tags })) }
      },
    },
  },
})

const { startTexts } = await import('../../../../renderer/i18n/i18n')
const { addTags, removeTag } = await import('../../../../renderer/actions/tagPictures')
const { redo, undo } = await import('../../../../renderer/actions/historyActions')
const { useHistory } = await import('../../../../renderer/state/historyStore')
const { useNotices } = await import('../../../../renderer/state/noticeStore')
startTexts('en')

const ids = ['a', 'b', 'c']
const undoOfNotice = () => useNotices.getState().notices.at(-1)?.action?.run()

describe('tags for several pictures', () => {
  beforeEach(() => {
    kept.clear()
    kept.set('a', ['red'])
    written.length = 0
    useHistory.getState().replace([], 0)
    useNotices.setState({ notices: [] })
  })

  it('come behind those that are there, once each, and many pictures are written in one go', async () => {
    await addTags(ids, ['summer', 'red'])
    expect(kept.get('a')).toEqual(['red', 'summer'])
    expect(kept.get('c')).toEqual(['summer', 'red'])
    expect(written).toHaveLength(2)
  })

  it('are taken back by the notice, also where pictures had different ones before', async () => {
    await addTags(ids, ['summer'])
    undoOfNotice()
    await vi.waitFor(() => expect(kept.get('b')).toEqual([]), patiently)
    expect(kept.get('a')).toEqual(['red'])
    // The notice did what Undo does: there is nothing left for it.
    await vi.waitFor(() => expect(useHistory.getState().canUndo).toBe(false), patiently)
    await redo()
    expect(kept.get('a')).toEqual(['red', 'summer'])
  })

  it('are taken back by Undo for all of them at once, and done again', async () => {
    await addTags(ids, ['summer'])
    await removeTag(ids, 'red')
    await undo()
    expect(kept.get('a')).toEqual(['red', 'summer'])
    await undo()
    expect(kept.get('a')).toEqual(['red'])
    expect(kept.get('c')).toEqual([])
    await redo()
    expect(kept.get('a')).toEqual(['red', 'summer'])
    expect(kept.get('c')).toEqual(['summer'])
  })

  it('are taken back by a notice that something followed, without taking that back', async () => {
    await addTags(ids, ['summer'])
    const first = useNotices.getState().notices.at(-1)?.action
    await addTags(['b'], ['late'])
    first?.run()
    await vi.waitFor(() => expect(kept.get('c')).toEqual([]), patiently)
    await vi.waitFor(() => expect(useHistory.getState().history.past).toHaveLength(3), patiently)
    expect(kept.get('b')).toEqual(['late'])
    await undo()
    expect(kept.get('c')).toEqual(['summer'])
    expect(kept.get('b')).toEqual(['summer', 'late'])
  })

  it('that were there already leave nothing to take back', async () => {
    await addTags(['a'], ['red'])
    expect(useHistory.getState().canUndo).toBe(false)
  })

  it('are taken off where they are, and nothing is written where they are not', async () => {
    await removeTag(ids, 'red')
    expect(kept.get('a')).toEqual([])
    expect(written).toEqual([{ ids: ['a'], tags: [] }])
  })
})
