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
const { useNotices } = await import('../../../../renderer/state/noticeStore')
startTexts('en')

const ids = ['a', 'b', 'c']
const undo = () => useNotices.getState().notices.at(-1)?.action?.run()

describe('tags for several pictures', () => {
  beforeEach(() => {
    kept.clear()
    kept.set('a', ['red'])
    written.length = 0
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
    undo()
    await vi.waitFor(() => expect(kept.get('b')).toEqual([]), patiently)
    expect(kept.get('a')).toEqual(['red'])
  })

  it('are taken off where they are, and nothing is written where they are not', async () => {
    await removeTag(ids, 'red')
    expect(kept.get('a')).toEqual([])
    expect(written).toEqual([{ ids: ['a'], tags: [] }])
  })
})
