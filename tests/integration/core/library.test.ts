import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { patiently } from '../../fixtures/patiently'
import { rejectionOf } from '../../unit/core/errorOf'
import {
  closeFixtureStudios,
  jobOver,
  openFixtureStudio,
  pngBytes,
  temporaryFolder,
} from './fixtureStudio'

afterEach(closeFixtureStudios)

const local = { access: 'local' } as const
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
}

describe('importing', () => {
  it('keeps the bytes, leaves the original alone, and puts a plain file where people find it', async () => {
    const fixture = await openFixtureStudio()
    const folder = await temporaryFolder()
    const original = join(folder, '夏季 连衣裙.png')
    const bytes = pngBytes(30, 20)
    await writeFile(original, bytes)
    await utimes(original, 1000, 1000)
    const { assets, failures } = await fixture.call(
      'library',
      'importFiles',
      { paths: [original] },
      local,
    )
    expect(failures).toEqual([])
    expect(assets[0]).toMatchObject({
      name: '夏季 连衣裙',
      width: 30,
      height: 20,
      origin: 'imported',
      format: 'png',
    })
    expect(assets[0]?.sha256).toBe(sha256(bytes))
    const { path } = await fixture.studio.assetFile(assets[0]?.id ?? '', 'original')
    expect(path).toMatch(/pictures[/\\]\d{4}-\d\d[/\\]夏季 连衣裙\.png$/)
    expect(await readFile(path)).toEqual(bytes)
    expect((await stat(original)).mtimeMs).toBe(1_000_000)
    expect(await readFile(original)).toEqual(bytes)
  })

  it('walks folders, names what it could not read, and keeps nothing of that', async () => {
    const fixture = await openFixtureStudio()
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'a.png'), pngBytes(4, 4, 'a'))
    await writeFile(join(folder, 'text.jpg'), 'this is no picture, whatever it is called')
    await writeFile(join(folder, 'half.png'), pngBytes().subarray(0, 40))
    await writeFile(join(folder, 'notes.txt'), 'left alone')
    const { assets, failures } = await fixture.call(
      'library',
      'importFiles',
      { paths: [folder, join(folder, 'gone.png')] },
      local,
    )
    expect(assets.map((asset) => asset.name)).toEqual(['a'])
    expect(failures).toEqual([
      { name: 'half.png', code: 'image-damaged', data: { name: 'half.png' } },
      {
        name: 'text.jpg',
        code: 'image-unsupported',
        data: { name: 'text.jpg', format: 'unknown' },
      },
      { name: 'gone.png', code: 'file-not-found', data: { name: 'gone.png' } },
    ])
    expect(await filesIn(join(fixture.folder, 'library', 'pictures'))).toEqual(['a.png'])
    expect(await filesIn(join(fixture.folder, 'library', '.studio', 'work'))).toEqual([])
  })

  // Who stopped at the twelfth of forty was told nothing, as if none had come in.
  it('that is stopped keeps what has come in, and tells how much was not looked at', async () => {
    const fixture = await openFixtureStudio()
    const folder = await temporaryFolder()
    for (const name of ['a', 'b', 'c', 'd'])
      await writeFile(join(folder, `${name}.png`), pngBytes(4, 4, name))
    const told: { readonly id: string; readonly state: string }[] = []
    fixture.studio.on('task.changed', (task) => told.push(task))
    fixture.studio.on('library.changed', () => {
      void fixture.call('tasks', 'cancel', { id: told[0]?.id ?? '' })
    })
    const { assets, notTaken } = await fixture.call(
      'library',
      'importFiles',
      { paths: [folder] },
      local,
    )
    expect([assets.length, notTaken]).toEqual([1, 3])
    expect(told.at(-1)?.state).toBe('cancelled')
    expect((await fixture.call('library', 'list', {})).total).toBe(1)
  })

  it('survives a decoder that crashes, and calls the file damaged', async () => {
    const fixture = await openFixtureStudio()
    const given = { name: 'inspect-crashes.png', bytes: pngBytes() }
    expect(await rejectionOf(fixture.call('library', 'importBytes', given))).toMatchObject({
      code: 'image-damaged',
      data: { name: 'inspect-crashes.png' },
    })
    expect(
      (await fixture.call('library', 'importBytes', { name: 'b.png', bytes: pngBytes() })).name,
    ).toBe('b')
  })

  it('gives files of one name different ones, and never takes a path from a name', async () => {
    const fixture = await openFixtureStudio()
    for (const salt of ['1', '2', '3']) {
      await fixture.call('library', 'importBytes', {
        name: '../../a.png',
        bytes: pngBytes(4, 4, salt),
      })
    }
    const { assets } = await fixture.call('library', 'list', { sort: 'created', descending: false })
    expect(assets.map((asset) => asset.name)).toEqual(['a', 'a', 'a'])
    expect((await filesIn(join(fixture.folder, 'library', 'pictures'))).sort()).toEqual([
      'a-2.png',
      'a-3.png',
      'a.png',
    ])
  })

  it('keeps masks out of the gallery, with the picture they belong to', async () => {
    const fixture = await openFixtureStudio()
    const photo = await fixture.call('library', 'importBytes', { name: 'p.png', bytes: pngBytes() })
    const mask = await fixture.call('library', 'importBytes', {
      name: 'mask.png',
      kind: 'mask',
      parent: photo.id,
      bytes: pngBytes(),
    })
    expect((await fixture.call('library', 'list', {})).assets.map((asset) => asset.id)).toEqual([
      photo.id,
    ])
    expect((await fixture.call('library', 'list', { kinds: ['mask'] })).total).toBe(1)
    expect((await fixture.call('library', 'get', { id: mask.id })).parents).toEqual([photo.id])
    const orphan = {
      name: 'm.png',
      kind: 'mask' as const,
      parent: mask.id.replace(/^./, (first) => (first === '0' ? '1' : '0')),
      bytes: pngBytes(),
    }
    expect((await rejectionOf(fixture.call('library', 'importBytes', orphan))).code).toBe(
      'asset-not-found',
    )
  })
})

describe('finding', () => {
  it('goes by names, tags, captions, prompts, labels and texts, in Chinese too', async () => {
    const fixture = await openFixtureStudio()
    await fixture.call('models', 'list', {})
    const photo = await fixture.call('library', 'importBytes', {
      name: '红色连衣裙.png',
      bytes: pngBytes(4, 4, 'r'),
    })
    const other = await fixture.call('library', 'importBytes', {
      name: 'Café.png',
      bytes: pngBytes(4, 4, 'c'),
    })
    await fixture.call('library', 'update', {
      ids: [other.id],
      tags: ['夏季', 'sale'],
      caption: 'Zwei Tassen 100%',
    })
    const find = async (search: string, more: object = {}) => {
      const { assets } = await fixture.call('library', 'list', { search, ...more })
      return assets.map((asset) => asset.id)
    }
    expect(await find('红色')).toEqual([photo.id])
    expect(await find('连衣裙')).toEqual([photo.id])
    expect(await find('裙')).toEqual([photo.id])
    expect(await find('cafe')).toEqual([other.id])
    expect(await find('夏季')).toEqual([other.id])
    expect(await find('tassen SALE')).toEqual([other.id])
    expect(await find('tassen dress')).toEqual([])
    expect(await find('%')).toEqual([other.id])
    expect(await find('"tassen" OR')).toEqual([])
    await fixture.call('library', 'update', { ids: [other.id], caption: '' })
    expect(await find('tassen')).toEqual([])
    const recipe = {
      steps: [
        {
          step: 'generate.gan',
          parameters: { labels: ['dress'], prompt: 'velvet evening', count: 1 },
        },
      ],
    }
    const job = await jobOver(fixture, (await fixture.call('jobs', 'submit', { recipe })).id)
    const made = job.outputs[0]?.asset
    expect(await find('velvet')).toEqual([made])
    expect(await find('连衣裙')).toEqual([made, photo.id])
    expect(await find('', { origin: 'generate.gan' })).toEqual([made])
    const classify = {
      recipe: { steps: [{ step: 'recognise.classify' }] },
      inputs: [{ asset: other.id }],
    }
    await jobOver(fixture, (await fixture.call('jobs', 'submit', classify)).id)
    expect(await find('连衣', { kinds: ['text'] })).toHaveLength(1)
  })

  it('sorts, pages and filters by rating', async () => {
    const fixture = await openFixtureStudio()
    for (const [index, name] of ['b', 'A', 'c'].entries()) {
      const bytes = pngBytes(4, 4, 'x'.repeat(index * 10))
      const asset = await fixture.call('library', 'importBytes', { name: `${name}.png`, bytes })
      await fixture.call('library', 'update', { ids: [asset.id], rating: index * 2 })
    }
    const names = async (query: object) => {
      const { assets, total } = await fixture.call('library', 'list', query)
      return [total, ...assets.map((asset) => asset.name)]
    }
    expect(await names({})).toEqual([3, 'c', 'A', 'b'])
    expect(await names({ sort: 'name', descending: false })).toEqual([3, 'A', 'b', 'c'])
    expect(await names({ sort: 'bytes' })).toEqual([3, 'c', 'A', 'b'])
    expect(await names({ minimumRating: 2, sort: 'rating' })).toEqual([2, 'c', 'A'])
    expect(await names({ offset: 1, limit: 1 })).toEqual([3, 'A'])
    // A page past the end is empty and still tells how much there is, with words and without.
    expect(await names({ offset: 9 })).toEqual([3])
    expect((await names({ offset: 9, search: 'a' }))[0]).toBe((await names({ search: 'a' }))[0])
  })
})

describe('the trash', () => {
  it('gives back exactly what it took', async () => {
    const fixture = await openFixtureStudio()
    const bytes = pngBytes(9, 9)
    const { id } = await fixture.call('library', 'importBytes', { name: 'keep.png', bytes })
    await fixture.call('library', 'update', {
      ids: [id],
      rating: 4,
      tags: ['best'],
      altText: 'alt',
    })
    const before = await fixture.call('library', 'get', { id })
    const [trashed] = await fixture.call('library', 'trash', { ids: [id] })
    expect(trashed?.trashed).toBeGreaterThan(0)
    expect((await fixture.call('library', 'list', {})).total).toBe(0)
    expect((await fixture.call('library', 'list', { trashed: true })).total).toBe(1)
    await fixture.call('library', 'restore', { ids: [id] })
    expect(await fixture.call('library', 'get', { id })).toEqual(before)
    expect(await readFile((await fixture.studio.assetFile(id, 'original')).path)).toEqual(bytes)
  })

  it('deletes files only when it is emptied, and those of others never', async () => {
    const fixture = await openFixtureStudio()
    const kept = await fixture.call('library', 'importBytes', {
      name: 'kept.png',
      bytes: pngBytes(4, 4, 'k'),
    })
    const gone = await fixture.call('library', 'importBytes', {
      name: 'gone.png',
      bytes: pngBytes(4, 4, 'g'),
    })
    const changed = await fixture.call('library', 'importBytes', {
      name: 'changed.png',
      bytes: pngBytes(4, 4, 'c'),
    })
    await fixture.studio.assetFile(gone.id, 'thumbnail')
    await writeFile(
      (await fixture.studio.assetFile(changed.id, 'original')).path,
      'edited by another program',
    )
    await fixture.call('library', 'trash', { ids: [gone.id, changed.id] })
    const pictures = join(fixture.folder, 'library', 'pictures')
    expect(await filesIn(pictures)).toHaveLength(3)
    expect(await fixture.call('library', 'emptyTrash', {})).toEqual({ deleted: 2 })
    expect((await filesIn(pictures)).sort()).toEqual(['changed.png', 'kept.png'])
    expect(await filesIn(join(fixture.folder, 'library', '.studio', 'thumbnails'))).toEqual([])
    expect((await fixture.call('library', 'list', {})).assets.map((asset) => asset.id)).toEqual([
      kept.id,
    ])
    expect((await rejectionOf(fixture.call('library', 'get', { id: gone.id }))).code).toBe(
      'asset-not-found',
    )
  })
})

describe('the library folder', () => {
  it('is for one studio at a time', async () => {
    const fixture = await openFixtureStudio()
    expect((await rejectionOf(openFixtureStudio({}, fixture.folder))).code).toBe('library-locked')
    const beside = await openFixtureStudio({ library: 'none' }, fixture.folder)
    expect((await rejectionOf(beside.call('library', 'list', {}))).code).toBe('not-allowed')
    await fixture.restart()
  })

  it('can be another one, which is remembered; one that is locked leaves things as they are', async () => {
    const fixture = await openFixtureStudio()
    await fixture.call('library', 'importBytes', { name: 'a.png', bytes: pngBytes() })
    const elsewhere = join(await temporaryFolder(), '另一个 图库')
    await fixture.call('library', 'moveTo', { folder: elsewhere }, local)
    expect((await fixture.call('library', 'list', {})).total).toBe(0)
    expect((await fixture.call('studio', 'info', {})).libraryFolderName).toBe('另一个 图库')
    const again = await fixture.restart()
    expect((await again.call('studio', 'info', {})).libraryFolderName).toBe('另一个 图库')
    const other = await openFixtureStudio()
    const locked = again.call('library', 'moveTo', { folder: join(other.folder, 'library') }, local)
    expect((await rejectionOf(locked)).code).toBe('library-locked')
    await again.call('library', 'moveTo', { folder: join(fixture.folder, 'library') }, local)
    expect((await again.call('library', 'list', {})).assets[0]?.name).toBe('a')
  })
})

describe('smaller forms of pictures', () => {
  it('are made once, when they are first asked for', async () => {
    const fixture = await openFixtureStudio()
    const { id } = await fixture.call('library', 'importBytes', {
      name: 'a.png',
      bytes: pngBytes(),
    })
    const [first, second] = await Promise.all([
      fixture.studio.assetFile(id, 'thumbnail'),
      fixture.studio.assetFile(id, 'thumbnail'),
    ])
    expect(first).toEqual(second)
    expect(first.type).toBe('image/webp')
    expect(await readFile(first.path, 'utf8')).toBe('thumbnail 320')
    const { path } = await fixture.studio.assetFile(id, 'preview')
    expect(await readFile(path, 'utf8')).toBe('thumbnail 2048')
    const { mtimeMs } = await stat(first.path)
    await fixture.studio.assetFile(id, 'thumbnail')
    expect((await stat(first.path)).mtimeMs).toBe(mtimeMs)
    // What a tile shows until its thumbnail has come, also after the next start.
    const again = await fixture.restart()
    expect((await again.call('library', 'get', { id })).colour).toBe('#c86432')
  })
})

describe('exporting', () => {
  it('writes the format of the extension, and replaces nothing unasked', async () => {
    const fixture = await openFixtureStudio()
    const folder = await temporaryFolder()
    const { id } = await fixture.call('library', 'importBytes', {
      name: 'a.png',
      bytes: pngBytes(7, 5),
    })
    const path = join(folder, '输出.jpg')
    const { bytes } = await fixture.call('library', 'exportFile', { id, path }, local)
    expect(await readFile(path, 'utf8')).toBe('jpeg of 7')
    expect(bytes).toBe(9)
    const again = fixture.call('library', 'exportFile', { id, path }, local)
    expect(await rejectionOf(again)).toMatchObject({
      code: 'output-exists',
      data: { name: '输出.jpg' },
    })
    await fixture.call('library', 'exportFile', { id, path, overwrite: true }, local)
    const bmp = fixture.call('library', 'exportFile', { id, path: join(folder, 'a.bmp') }, local)
    expect((await rejectionOf(bmp)).code).toBe('output-format-unknown')
    expect(await readdir(folder)).toEqual(['输出.jpg'])
    const download = await fixture.call('library', 'exportBytes', { id, format: 'webp' })
    expect(download).toMatchObject({ name: 'a.webp', type: 'image/webp' })
    expect(Buffer.from(download.bytes).toString()).toBe('webp of 7')
  })

  // Twenty-four megapixels were encoded for half a minute before it was said that they cannot lie there.
  it('says that a folder cannot be written to before a picture is encoded for it', async () => {
    const fixture = await openFixtureStudio()
    const bytes = pngBytes(7, 5)
    const name = 'encode-crashes.png'
    const { id } = await fixture.call('library', 'importBytes', { name, bytes })
    const folder = await temporaryFolder()
    const missing = join(folder, 'missing')
    for (const [route, input] of [
      ['exportFile', { id, path: join(missing, 'a.jpg') }],
      ['exportFile', { id, path: join(folder, 'a.jpg', 'b.jpg') }],
    ] as const)
      expect(await rejectionOf(fixture.call('library', route, input, local))).toMatchObject({
        code: 'write-failed',
      })
  })

  // There was no way out of saving a large picture, and nothing that said how far it was.
  it('follows a single picture as a task where that is asked for, and stops it there', async () => {
    const fixture = await openFixtureStudio()
    const bytes = pngBytes(7, 5)
    const { id } = await fixture.call('library', 'importBytes', { name: 'a.png', bytes })
    const folder = await temporaryFolder()
    const task = randomUUID()
    await fixture.call('library', 'exportFile', { id, path: join(folder, 'a.jpg'), task }, local)
    const done = { id: task, kind: 'export', name: 'a.jpg', state: 'done', files: 1 }
    expect(await fixture.call('tasks', 'list', {})).toMatchObject([done])
    await fixture.call('tasks', 'clear', {})
    const slow = await fixture.call('library', 'importBytes', { name: 'encode-hangs.png', bytes })
    const second = randomUUID()
    const saving = fixture.call(
      'library',
      'exportFile',
      {
        id: slow.id,
        path: join(folder, 'b.jpg'),
        task: second,
      },
      local,
    )
    const ended = rejectionOf(saving)
    await vi.waitFor(
      async () => expect(await fixture.call('tasks', 'list', {})).toHaveLength(1),
      patiently,
    )
    await fixture.call('tasks', 'cancel', { id: second })
    expect((await ended).code).toBe('cancelled')
    expect(await readdir(folder)).toEqual(['a.jpg'])
  })

  it('gives generated pictures out byte for byte', async () => {
    const fixture = await openFixtureStudio()
    const recipe = { steps: [{ step: 'generate.gan', parameters: { count: 1 } }] }
    const job = await jobOver(fixture, (await fixture.call('jobs', 'submit', { recipe })).id)
    const id = job.outputs[0]?.asset ?? ''
    const { bytes } = await fixture.call('library', 'exportBytes', { id, format: 'png' })
    expect(Buffer.from(bytes)).toEqual(
      await readFile((await fixture.studio.assetFile(id, 'original')).path),
    )
  })

  it('gives the texts about a picture as text, CSV and JSON', async () => {
    const fixture = await openFixtureStudio()
    const { id } = await fixture.call('library', 'importBytes', {
      name: '裙.png',
      bytes: pngBytes(),
    })
    const submit = { recipe: { steps: [{ step: 'describe.caption' }] }, inputs: [{ asset: id }] }
    await jobOver(fixture, (await fixture.call('jobs', 'submit', submit)).id)
    const csv = await fixture.call('library', 'exportTexts', { ids: [id], format: 'csv' })
    expect(csv.name).toBe('裙.csv')
    expect(csv.text).toContain('裙,caption,,,,a red dress on a hanger,,,')
    const json = await fixture.call('library', 'exportTexts', { ids: [id], format: 'json' })
    expect(JSON.parse(json.text)).toHaveLength(1)
    const txt = await fixture.call('library', 'exportTexts', { ids: [id], format: 'txt' })
    expect(txt.text).toContain('a red dress on a hanger')
  })

  // A shop would otherwise show what the user turned down, and what the network itself held to be unlikely.
  it('gives of a picture what is kept, and of a report all that it holds', async () => {
    const fixture = await openFixtureStudio()
    const { id } = await fixture.call('library', 'importBytes', {
      name: '裙.png',
      bytes: pngBytes(),
    })
    for (const step of ['describe.caption', 'recognise.classify']) {
      const submit = { recipe: { steps: [{ step }] }, inputs: [{ asset: id }] }
      await jobOver(fixture, (await fixture.call('jobs', 'submit', submit)).id)
    }
    const kinds = async (ids: string[]) => {
      const { text } = await fixture.call('library', 'exportTexts', { ids, format: 'json' })
      return (JSON.parse(text) as { kind: string; score?: number }[]).map(
        ({ kind, score }) => `${kind}${score === undefined ? '' : ' found'}`,
      )
    }
    await fixture.call('library', 'update', { ids: [id], caption: 'Our red dress' })
    expect(await kinds([id])).toEqual(['caption'])
    await fixture.call('library', 'update', { ids: [id], caption: '' })
    expect(await kinds([id])).toEqual(['caption found'])
    const { children } = await fixture.call('library', 'get', { id })
    expect((await kinds(children)).sort()).toEqual(['caption found', 'labels found'])
  })
})

describe('a text', () => {
  it("takes other words of its step's form, and leaves one file that holds them", async () => {
    const fixture = await openFixtureStudio()
    const bytes = pngBytes()
    const picture = await fixture.call('library', 'importBytes', { name: 'a.png', bytes })
    const job = await fixture.call('jobs', 'submit', {
      recipe: { steps: [{ step: 'describe.caption', parameters: {} }] },
      inputs: [{ asset: picture.id }],
    })
    const id = (await jobOver(fixture, job.id)).outputs[0]?.asset ?? ''
    const { data } = await fixture.call('library', 'get', { id })
    const captions = [{ text: 'A lighthouse, 灯塔', score: -1, words: [] }]
    const revised = await fixture.call('library', 'reviseText', { id, data: { ...data, captions } })
    const texts = await readdir(join(fixture.folder, 'library', 'texts'), { recursive: true })
    const files = texts.filter((name) => name.endsWith('.json'))
    expect(files).toHaveLength(1)
    const written = await readFile(join(fixture.folder, 'library', 'texts', files[0] ?? ''))
    expect(JSON.parse(written.toString())).toMatchObject({ captions })
    expect(revised.sha256).toBe(sha256(written))
    const found = await fixture.call('library', 'list', { search: '灯塔', kinds: ['text'] })
    expect(found.assets.map((asset) => asset.id)).toEqual([id])
    const wrong = fixture.call('library', 'reviseText', { id, data: { captions: 'none' } })
    expect((await rejectionOf(wrong)).code).toBe('bad-request')
    const noText = fixture.call('library', 'reviseText', { id: picture.id, data: {} })
    expect((await rejectionOf(noText)).code).toBe('bad-request')
  })
})
