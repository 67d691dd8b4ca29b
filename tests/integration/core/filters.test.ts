import { afterEach, describe, expect, it } from 'vitest'
import type { RouteInput } from '../../../preload/contract/routes'
import { rejectionOf } from '../../unit/core/errorOf'
import {
  closeFixtureStudios,
  type FixtureStudio,
  jobOver,
  openFixtureStudio,
  pngBytes,
} from './fixtureStudio'

afterEach(closeFixtureStudios)

async function imported(fixture: FixtureStudio, name: string, width = 8, height = 6) {
  const bytes = pngBytes(width, height, name)
  return (await fixture.call('library', 'importBytes', { name: `${name}.png`, bytes })).id
}

async function ran(fixture: FixtureStudio, step: string, parameters: object, input?: string) {
  const { id } = await fixture.call('jobs', 'submit', {
    recipe: { steps: [{ step, parameters: { ...parameters } }] },
    inputs: input === undefined ? [] : [{ asset: input }],
  })
  return (await jobOver(fixture, id)).outputs.map(({ asset }) => asset)
}

/** Names of what a listing finds, by name. */
async function found(fixture: FixtureStudio, query: RouteInput<'library', 'list'>) {
  const { total, assets } = await fixture.call('library', 'list', { sort: 'name', ...query })
  expect(total).toBe(assets.length)
  return assets.map((asset) => asset.id).sort()
}

describe('filtering the library', () => {
  // The gallery could not go back to a picture, in a library of which it knows a page.
  it('tells where a picture stands, in every order and under every filter', async () => {
    const fixture = await openFixtureStudio()
    const ids: string[] = []
    for (const [name, width] of [
      ['pear', 8],
      ['Apple', 20],
      ['apple two', 12],
      ['fig', 8],
    ] as const)
      ids.push(await imported(fixture, name, width))
    const [text = ''] = await ran(fixture, 'describe.caption', {}, ids[0])
    ids.push(text)
    await fixture.call('library', 'update', { ids: ids.slice(1, 3), rating: 3 })
    for (const sort of ['created', 'name', 'rating', 'bytes', 'pixels'] as const)
      for (const descending of [true, false])
        for (const more of [{}, { search: 'apple' }, { minimumRating: 3 }]) {
          const query = { kinds: ['image', 'text'] as const, sort, descending, ...more }
          const { assets } = await fixture.call('library', 'list', {
            ...query,
            kinds: [...query.kinds],
          })
          const order = assets.map(({ id }) => id)
          for (const placeOf of ids) {
            const at = { ...query, kinds: [...query.kinds], placeOf, limit: 1 }
            const { place = -1 } = await fixture.call('library', 'list', at)
            expect(place, `${sort} ${descending} ${placeOf}`).toBe(order.indexOf(placeOf))
          }
        }
  })

  it('tells photographs, generated and edited pictures, masks and texts apart', async () => {
    const fixture = await openFixtureStudio()
    const photo = await imported(fixture, 'photo')
    const generated = await ran(fixture, 'generate.gan', { count: 2 })
    const [edited = ''] = await ran(fixture, 'adjust.tone', { exposure: 1 }, photo)
    const [text = ''] = await ran(fixture, 'describe.caption', {}, photo)
    const bytes = pngBytes(8, 6, 'mask')
    const mask = { name: 'm.png', kind: 'mask', parent: photo, bytes } as const
    const { id: masked } = await fixture.call('library', 'importBytes', mask)
    expect(await found(fixture, { kinds: ['photo'] })).toEqual([photo])
    expect(await found(fixture, { kinds: ['generated'] })).toEqual([...generated].sort())
    expect(await found(fixture, { kinds: ['edited', 'text'] })).toEqual([edited, text].sort())
    expect(await found(fixture, { kinds: ['mask', 'photo'] })).toEqual([masked, photo].sort())
    expect(await found(fixture, {})).toEqual([photo, edited, ...generated].sort())
    expect(await fixture.call('library', 'facets', {})).toEqual({
      kinds: [
        { name: 'generated', count: 2 },
        { name: 'edited', count: 1 },
        { name: 'mask', count: 1 },
        { name: 'photo', count: 1 },
        { name: 'text', count: 1 },
      ],
      labels: [{ name: 'dress', count: 2 }],
      models: [{ name: 'gan', count: 2 }],
    })
    expect(await found(fixture, { labels: ['dress', 'boots'], models: ['gan'] })).toHaveLength(2)
    expect(await found(fixture, { models: ['another'] })).toEqual([])
  })

  it('holds every filter and the search at once', async () => {
    const fixture = await openFixtureStudio()
    const small = await imported(fixture, 'small hat', 10, 10)
    const large = await imported(fixture, 'large hat', 100, 100)
    const shoe = await imported(fixture, 'large shoe', 100, 90)
    await fixture.call('library', 'update', { ids: [large, shoe], rating: 4 })
    expect(await found(fixture, { minimumPixels: 9000 })).toEqual([large, shoe].sort())
    expect(await found(fixture, { maximumPixels: 9000, minimumRating: 1 })).toEqual([shoe])
    expect(await found(fixture, { maximumRating: 0 })).toEqual([small])
    expect(await found(fixture, { search: 'hat', minimumRating: 3 })).toEqual([large])
    expect(await found(fixture, { minimumBytes: 1_000_000 })).toEqual([])
    const { created } = await fixture.call('library', 'get', { id: large })
    expect(await found(fixture, { createdFrom: created + 86_400_000 })).toEqual([])
    expect(await found(fixture, { createdFrom: created, search: 'large hat' })).toEqual([large])
    expect(await found(fixture, { createdBefore: created - 86_400_000 })).toEqual([])
  })
})

describe('collections', () => {
  it('hold pictures, count what is not in the trash, and narrow the listing', async () => {
    const fixture = await openFixtureStudio()
    const [a, b, c] = [
      await imported(fixture, 'a'),
      await imported(fixture, 'b'),
      await imported(fixture, 'c'),
    ]
    const { id, count } = await fixture.call('collections', 'create', { name: '夏季', ids: [a, b] })
    expect(count).toBe(2)
    expect(await fixture.call('collections', 'add', { id, ids: [b, c] })).toEqual({ changed: [c] })
    await fixture.call('library', 'trash', { ids: [a] })
    expect(await fixture.call('collections', 'list', {})).toMatchObject([
      { name: '夏季', count: 2 },
    ])
    expect(await found(fixture, { collection: id })).toEqual([b, c].sort())
    expect(await fixture.call('collections', 'of', { ids: [b, c] })).toEqual([id])
    await fixture.call('collections', 'remove', { id, ids: [c] })
    expect(await fixture.call('collections', 'of', { ids: [b, c] })).toEqual([])
    await fixture.call('library', 'emptyTrash', {})
    await fixture.call('library', 'restore', { ids: [b] })
    expect(await fixture.call('collections', 'list', {})).toMatchObject([{ count: 1 }])
  })

  it('come back as they were when their deletion is taken back', async () => {
    const fixture = await openFixtureStudio()
    const a = await imported(fixture, 'a')
    const { id } = await fixture.call('collections', 'create', { name: 'Shop', ids: [a] })
    await fixture.call('collections', 'rename', { id, name: '  Shop 2026 ' })
    await fixture.call('collections', 'delete', { id })
    expect(await fixture.call('collections', 'list', {})).toEqual([])
    const again = await fixture.restart()
    expect(await again.call('collections', 'restore', { id })).toMatchObject({
      name: 'Shop 2026',
      count: 1,
    })
    expect(await again.call('library', 'list', {})).toMatchObject({ total: 1 })
  })

  it('say so when they are gone', async () => {
    const fixture = await openFixtureStudio()
    const id = '6f2d3c1e-52f5-4a79-a5de-6a5a9d2b7a10'
    const renamed = fixture.call('collections', 'rename', { id, name: 'x' })
    expect((await rejectionOf(renamed)).code).toBe('collection-not-found')
  })
})

describe('a lineage', () => {
  it('goes up to the photograph and down to its texts, over what lies between', async () => {
    const fixture = await openFixtureStudio()
    const photo = await imported(fixture, 'photo')
    await imported(fixture, 'stranger')
    const [tone = ''] = await ran(fixture, 'adjust.tone', { exposure: 1 }, photo)
    const [sibling = ''] = await ran(fixture, 'adjust.monochrome', {}, photo)
    const [text = ''] = await ran(fixture, 'describe.caption', {}, tone)
    const lineage = await fixture.call('library', 'lineage', { id: tone })
    expect(lineage.assets.map(({ id }) => id)).toEqual([photo, tone, text])
    expect(lineage.links).toEqual([
      { parent: photo, child: tone },
      { parent: tone, child: text },
    ])
    expect(lineage.cut).toBe(false)
    const whole = await fixture.call('library', 'lineage', { id: photo })
    expect(whole.assets.map(({ id }) => id)).toEqual([photo, tone, sibling, text])
  })

  it('goes through hidden results of edits, and ends at none of them', async () => {
    const fixture = await openFixtureStudio()
    const photo = await imported(fixture, 'photo')
    const [middle = ''] = await ran(fixture, 'adjust.tone', { exposure: 1 }, photo)
    const [shown = ''] = await ran(fixture, 'adjust.monochrome', {}, middle)
    const [tried = ''] = await ran(fixture, 'adjust.tone', { exposure: 2 }, photo)
    const { database } = fixture.studio.library
    for (const id of [middle, tried]) database.run('UPDATE assets SET hidden = 1 WHERE id = ?', id)
    const lineage = await fixture.call('library', 'lineage', { id: photo })
    expect(lineage.assets.map(({ id }) => id)).toEqual([photo, middle, shown])
    expect(lineage.links).toHaveLength(2)
  })
})
