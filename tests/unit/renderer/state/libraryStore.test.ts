import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import { patiently } from '../../../fixtures/patiently'

const total = 650
const asked: number[] = []

const asset = (place: number): Asset => ({
  id: `asset-${place}`,
  kind: 'image',
  name: `picture ${place}`,
  origin: 'imported',
  created: 0,
  format: 'png',
  bytes: 1,
  sha256: '',
  rating: 0,
  tags: [],
  caption: '',
  altText: '',
  prompt: '',
})

vi.stubGlobal('window', {
  studioBridge: {
    subscribe: () => () => undefined,
    host: { kind: 'web', onCommand: () => () => undefined },
    calls: {
      'library/list': async (input: {
        offset: number
        limit: number
        search: string
        placeOf?: string
      }) => {
        asked.push(input.offset)
        const count = Math.max(0, Math.min(input.limit, total - input.offset))
        const assets = Array.from({ length: count }, (_, index) => asset(input.offset + index))
        const place =
          input.placeOf && !input.search.includes('nothing')
            ? { place: Number(input.placeOf.replace('asset-', '')) }
            : {}
        return { ok: true, value: { total, assets, ...place } }
      },
    },
  },
})

const { knownAsset, noteAssets, useLibrary } = await import(
  '../../../../renderer/state/libraryStore'
)

describe('the library behind the gallery', () => {
  beforeEach(async () => {
    useLibrary.setState({ pages: new Map(), total: 0 })
    useLibrary.getState().ensure(0, 20)
    await useLibrary.getState().reload()
    asked.length = 0
  })

  it('selects a range that reaches over pictures never scrolled to', async () => {
    const { select } = useLibrary.getState()
    await select(3, { range: false, toggle: false })
    useLibrary.getState().ensure(600, 640)
    await vi.waitFor(() => expect(useLibrary.getState().pages.has(3)).toBe(true), patiently)
    await select(610, { range: true, toggle: false })
    expect(useLibrary.getState().selection.ids.size).toBe(608)
  })

  it('asks again only for what is seen, however far one has scrolled before', async () => {
    for (const place of [210, 410, 640]) {
      useLibrary.getState().ensure(place, place + 5)
      await vi.waitFor(
        () => expect(useLibrary.getState().pages.has(Math.floor(place / 200))).toBe(true),
        patiently,
      )
    }
    asked.length = 0
    await useLibrary.getState().reload()
    expect(asked).toEqual([0, 600])
  })

  it('selects all of it with one command', async () => {
    await useLibrary.getState().selectAll()
    expect(useLibrary.getState().selection.ids.size).toBe(total)
  })

  // The panels of training read the tags of many pictures: they showed the old ones for good.
  it('tells when known pictures have changed, once the new state is what it answers with', async () => {
    const told: (readonly string[] | undefined)[] = []
    const stop = useLibrary.subscribe((now, before) => {
      if (now.revision !== before.revision) told.push(knownAsset('asset-3')?.tags)
    })
    useLibrary.getState().ensure(600, 640)
    await vi.waitFor(() => expect(useLibrary.getState().pages.has(3)).toBe(true), patiently)
    expect(told).toEqual([])
    noteAssets([{ ...asset(3), tags: ['hat'] }])
    expect(told).toEqual([['hat']])
    await useLibrary.getState().reload()
    expect(told).toEqual([['hat'], []])
    stop()
  })

  // Ten thousand pictures were read again at every letter of a search.
  it('does not take a search for a change of its pictures, unless one came meanwhile', async () => {
    const { setQuery, reload } = useLibrary.getState()
    const before = useLibrary.getState().revision
    asked.length = 0
    setQuery({ search: 'h' })
    await vi.waitFor(() => expect(asked).toEqual([0]), patiently)
    await vi.waitFor(() => expect(useLibrary.getState().query.search).toBe('h'), patiently)
    await useLibrary.getState().selectAll()
    expect(useLibrary.getState().revision).toBe(before)
    // A listing that a search overtakes leaves what it would have told to that.
    const overtaken = reload()
    setQuery({ search: 'ha' })
    await overtaken
    await vi.waitFor(() => expect(useLibrary.getState().revision).toBe(before + 1), patiently)
  })

  // One had to look again for the picture that was found, among thousands.
  it('keeps what is selected in sight when a search ends, also when it left it out', async () => {
    const { select, setQuery, ensure } = useLibrary.getState()
    const searched = async (search: string) => {
      useLibrary.setState({ inSight: undefined })
      asked.length = 0
      setQuery({ search })
      await vi.waitFor(() => expect(asked).toContain(0), patiently)
    }
    ensure(400, 420)
    await vi.waitFor(() => expect(useLibrary.getState().pages.has(2)).toBe(true), patiently)
    await select(405, { range: false, toggle: false })
    await select(407, { range: true, toggle: false })
    await searched('')
    await vi.waitFor(() => expect(useLibrary.getState().inSight).toEqual({ place: 407 }), patiently)
    expect([...useLibrary.getState().selection.ids]).toEqual(['asset-407'])
    expect(knownAsset('asset-407')).toBeDefined()
    await searched('nothing')
    await vi.waitFor(() => expect(useLibrary.getState().selection.ids.size).toBe(0), patiently)
    await searched('')
    await vi.waitFor(() => expect(useLibrary.getState().inSight).toEqual({ place: 407 }), patiently)
    expect([...useLibrary.getState().selection.ids]).toEqual(['asset-407'])
  })
})
