import { afterEach, describe, expect, it } from 'vitest'
import { closeFixtureStudios, openFixtureStudio, pngBytes } from './fixtureStudio'

afterEach(closeFixtureStudios)

/** A library is looked through once; what is kept of it must go with the pictures, and with the network that saw them. */
describe('what networks saw in pictures', () => {
  it('is kept by picture and network, over a restart', async () => {
    const fixture = await openFixtureStudio()
    const ids: string[] = []
    for (const name of ['a.png', 'b.png'])
      ids.push((await fixture.call('library', 'importBytes', { name, bytes: pngBytes() })).id)
    const [a = '', b = ''] = ids
    const { embeddings } = fixture.studio.library
    embeddings.keep('one', a, 'AAAA')
    embeddings.keep('one', a, 'BBBB')
    embeddings.keep('two', b, 'CCCC')
    embeddings.keep('one', 'gone', 'DDDD')
    const again = (await fixture.restart()).studio.library.embeddings
    expect([...again.known('one', [a, b, 'gone'])]).toEqual([[a, 'BBBB']])
    expect([...again.known('two', [a, b])]).toEqual([[b, 'CCCC']])
    again.forgetOthers(['two'])
    expect(again.known('one', ids).size).toBe(0)
  })

  it('goes when the picture is deleted for good, and when its file is replaced', async () => {
    const fixture = await openFixtureStudio()
    const { id } = await fixture.call('library', 'importBytes', {
      name: 'a.png',
      bytes: pngBytes(),
    })
    const { assets, embeddings, database } = fixture.studio.library
    const count = () =>
      database.get<{ count: number }>('SELECT count(*) AS count FROM embeddings')?.count
    embeddings.keep('one', id, 'AAAA')
    assets.refresh(assets.row(id).row, { bytes: 1, sha256: 'other' })
    expect(count()).toBe(0)
    embeddings.keep('one', id, 'AAAA')
    await fixture.call('library', 'trash', { ids: [id] })
    expect(count()).toBe(1)
    await fixture.call('library', 'emptyTrash', {})
    expect(count()).toBe(0)
  })
})
