import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { forkEngine, forkProbe } from '../../../main/host/forkEngine'
import type { RouteOutput } from '../../../preload/contract/routes'
import { patiently } from '../../fixtures/patiently'
import { rejectionOf } from '../../unit/core/errorOf'
import {
  closeFixtureStudios,
  type FixtureStudio,
  jobOver,
  openFixtureStudio,
  pngBytes,
} from './fixtureStudio'

afterEach(closeFixtureStudios)

const programs = join(__dirname, '../../../dist')
const realEngine = { launchEngine: forkEngine(programs), launchProbe: forkProbe(programs) }

const libraryFile = (fixture: FixtureStudio, ...parts: string[]) =>
  join(fixture.folder, 'library', ...parts)

const all = (fixture: FixtureStudio, trashed = false) =>
  fixture.call('library', 'list', {
    kinds: ['image', 'text', 'mask'],
    sort: 'name',
    descending: false,
    trashed,
  })

async function pathOf(fixture: FixtureStudio, id: string): Promise<string> {
  return (await fixture.studio.assetFile(id, 'original')).path
}

/** A library with an import, a picture made from it, a caption of that, ratings and tags. */
async function filledLibrary(fixture: FixtureStudio) {
  const { call } = fixture
  const bytes = await sharp(pngBytes(64, 48)).png().toBuffer()
  const original = await call('library', 'importBytes', { name: '原图 1.png', bytes })
  const recipe = { steps: [{ step: 'adjust.tone', parameters: { exposure: 0.5 } }] }
  const job = await call('jobs', 'submit', { recipe, inputs: [{ asset: original.id }] })
  const { outputs } = await jobOver(fixture, job.id)
  const made = outputs[0]?.asset ?? ''
  const look = {
    steps: [{ step: 'evaluate.image', parameters: { reference: { asset: original.id } } }],
  }
  await jobOver(
    fixture,
    (await call('jobs', 'submit', { recipe: look, inputs: [{ asset: made }] })).id,
  )
  await call('library', 'update', { ids: [made], rating: 4, tags: ['shop', '夏天'] })
  return { original: original.id, made }
}

const essential = ({ assets }: RouteOutput<'library', 'list'>) =>
  assets.map(({ kind, name, origin, sha256, width }) => ({ kind, name, origin, sha256, width }))

/** Opens the studio again after the index was lost, and waits for the files to come back. */
async function reopened(fixture: FixtureStudio, count: number): Promise<FixtureStudio> {
  const again = await fixture.restart()
  await vi.waitUntil(async () => (await all(again)).total === count, patiently)
  return again
}

describe('a library whose index is gone', () => {
  it('has every picture again from its files alone, with recipes and what texts are about', async () => {
    const fixture = await openFixtureStudio(realEngine)
    const { made } = await filledLibrary(fixture)
    const before = await all(fixture)
    const recipe = (await fixture.call('library', 'get', { id: made })).recipe
    await fixture.studio.close()
    for (const suffix of ['', '-wal', '-shm'])
      await rm(libraryFile(fixture, `library.db${suffix}`), { force: true })
    await rm(libraryFile(fixture, '.studio', 'backups'), { recursive: true })

    const again = await reopened(fixture, before.total)
    const after = await all(again)
    expect(
      essential(after)
        .map(({ sha256 }) => sha256)
        .sort(),
    ).toEqual(
      essential(before)
        .map(({ sha256 }) => sha256)
        .sort(),
    )
    const picture = after.assets.find((asset) => asset.origin === 'adjust.tone')
    const detail = await again.call('library', 'get', { id: picture?.id ?? '' })
    expect(detail.recipe?.steps).toMatchObject([
      { step: 'adjust.tone', parameters: recipe?.steps[0]?.parameters },
    ])
    // The text knows its picture by the picture's bytes.
    expect(detail.children).toHaveLength(1)
    const text = await again.call('library', 'get', { id: detail.children[0] ?? '' })
    expect(text).toMatchObject({ kind: 'text', origin: 'evaluate.image' })
    await vi.waitUntil(
      () => again.notices.some(({ code }) => code === 'library-rebuilt'),
      patiently,
    )
    expect((await again.call('diagnostics', 'check', {})).healthy).toBe(true)
  })

  it('takes its last backup, with ratings and parents, and then the newer files', async () => {
    const fixture = await openFixtureStudio(realEngine)
    const { original, made } = await filledLibrary(fixture)
    // The daily backup is made when the library opens.
    const second = await fixture.restart()
    await second.call('library', 'importBytes', { name: 'later.png', bytes: pngBytes(5, 5) })
    const before = await all(second)
    await second.studio.close()
    for (const suffix of ['', '-wal', '-shm'])
      await rm(libraryFile(second, `library.db${suffix}`), { force: true })
    const again = await reopened(second, before.total)
    expect(essential(await all(again))).toEqual(essential(before))
    const detail = await again.call('library', 'get', { id: made })
    expect(detail).toMatchObject({ rating: 4, tags: ['shop', '夏天'], parents: [original] })
  })

  it('begins anew where a folder never was a library, whatever lies in it', async () => {
    const fixture = await openFixtureStudio()
    const own = join(fixture.folder, 'somewhere')
    await mkdir(join(own, 'pictures'), { recursive: true })
    await writeFile(join(own, 'pictures', 'mine.png'), pngBytes())
    await fixture.call('library', 'moveTo', { folder: own }, { access: 'local' })
    await fixture.call('diagnostics', 'report', {})
    expect((await all(fixture)).total).toBe(0)
  })
})

describe('checking and repairing', () => {
  it('finds what is missing, changed, stray or left over, and mends it without deleting', async () => {
    const fixture = await openFixtureStudio()
    const { call } = fixture
    const put = (name: string, salt: string) =>
      call('library', 'importBytes', { name, bytes: pngBytes(8, 6, salt) })
    const lost = await put('lost.png', 'a')
    const moved = await put('moved.png', 'b')
    const edited = await put('edited.png', 'c')
    const kept = await put('kept.png', 'd')
    await fixture.studio.assetFile(kept.id, 'thumbnail')
    expect((await call('diagnostics', 'check', {})).healthy).toBe(true)

    await rm(await pathOf(fixture, lost.id))
    const elsewhere = libraryFile(fixture, 'pictures', 'mine', 'renamed.png')
    await mkdir(join(elsewhere, '..'))
    await rename(await pathOf(fixture, moved.id), elsewhere)
    await writeFile(await pathOf(fixture, edited.id), pngBytes(20, 10, 'changed'))
    await writeFile(libraryFile(fixture, 'pictures', 'found 照片.png'), pngBytes(9, 9, 'e'))
    await writeFile(libraryFile(fixture, 'pictures', 'notes.png'), 'no picture')
    const orphan = libraryFile(fixture, '.studio', 'thumbnails', 'ab')
    await mkdir(orphan, { recursive: true })
    await writeFile(join(orphan, 'ab000000-0000-4000-8000-000000000000.webp'), 'x')
    const leftover = libraryFile(fixture, 'pictures', '.studio-0123456789abcdef.tmp')
    await writeFile(leftover, 'half')
    await utimes(leftover, new Date(0), new Date(0))

    const health = await call('diagnostics', 'check', {})
    expect(health).toMatchObject({
      healthy: false,
      integrity: [],
      checked: 4,
      missing: { count: 2, names: ['lost.png', 'moved.png'] },
      changed: { count: 1, names: ['edited.png'] },
      stray: { count: 3 },
      thumbnails: { count: 2, orphaned: 1 },
      leftovers: 1,
    })
    const repair = await call('diagnostics', 'repair', {})
    expect(repair).toMatchObject({
      adopted: 1,
      relinked: 1,
      updated: 1,
      trashed: 1,
      unusable: { count: 1, names: ['notes.png'] },
      thumbnailsRemoved: 1,
      leftoversRemoved: 1,
    })
    expect((await all(fixture)).assets.map(({ name }) => name)).toEqual([
      'edited',
      'found 照片',
      'kept',
      'moved',
    ])
    expect((await all(fixture, true)).assets.map(({ name }) => name)).toEqual(['lost'])
    expect(await pathOf(fixture, moved.id)).toBe(elsewhere)
    expect(await call('library', 'get', { id: edited.id })).toMatchObject({ width: 20, height: 10 })
    // Nobody's file is deleted, and what is no picture is still told of.
    expect(await readFile(libraryFile(fixture, 'pictures', 'notes.png'), 'utf8')).toBe('no picture')
    expect(repair.health.stray.names).toEqual(['notes.png'])
    expect(existsSync(leftover)).toBe(false)
  })

  it('writes a lost text again, and makes the search anew', async () => {
    const fixture = await openFixtureStudio()
    const { call } = fixture
    const picture = await call('library', 'importBytes', { name: 'a.png', bytes: pngBytes() })
    const recipe = { steps: [{ step: 'describe.caption', parameters: {} }] }
    const job = await call('jobs', 'submit', { recipe, inputs: [{ asset: picture.id }] })
    const text = (await jobOver(fixture, job.id)).outputs[0]?.asset ?? ''
    await rm(await pathOf(fixture, text))
    fixture.studio.library.database.run('DELETE FROM asset_search')
    expect((await call('library', 'list', { search: 'hanger' })).total).toBe(0)
    expect(await call('diagnostics', 'repair', {})).toMatchObject({
      updated: 1,
      trashed: 0,
      health: { healthy: true },
    })
    expect(await readFile(await pathOf(fixture, text), 'utf8')).toContain('a red dress on a hanger')
    expect((await call('library', 'list', { search: 'hanger' })).total).toBe(1)
  })

  it('stops when it is told to', async () => {
    const fixture = await openFixtureStudio()
    const { call } = fixture
    for (let count = 0; count < 20; count += 1)
      await call('library', 'importBytes', { name: 'a.png', bytes: pngBytes(8, 6, `${count}`) })
    const run = '6f1c1e9a-3c53-4a53-8f0c-0d6f3f0a1b2c'
    const told: number[] = []
    fixture.studio.on('diagnostics.progress', ({ done, total }) => {
      told.push(done / total)
      if (done === 5) void call('diagnostics', 'cancel', { run })
    })
    expect((await rejectionOf(call('diagnostics', 'check', { run }))).code).toBe('cancelled')
    expect(told.length).toBeLessThan(20)
    expect(await call('diagnostics', 'cancel', { run })).toEqual({ cancelled: false })
  })
})

describe('rebuilding the index', () => {
  it('keeps everything that can be read of the old one, and the old one itself', async () => {
    const fixture = await openFixtureStudio(realEngine)
    const { original, made } = await filledLibrary(fixture)
    const before = await all(fixture)
    const detail = await fixture.call('library', 'get', { id: made })
    const jobs = await fixture.call('jobs', 'list', {})
    const repair = await fixture.call('diagnostics', 'rebuild', {})
    expect(repair.health.healthy).toBe(true)
    expect(await all(fixture)).toEqual(before)
    expect(await fixture.call('library', 'get', { id: made })).toEqual(detail)
    expect(await fixture.call('jobs', 'list', {})).toEqual(jobs)
    expect((await fixture.call('library', 'list', { search: '夏天' })).total).toBe(1)
    expect((await fixture.call('library', 'get', { id: original })).children).toEqual([made])
    const names = await readdir(libraryFile(fixture))
    expect(names.some((name) => name.startsWith('library.db.replaced-'))).toBe(true)
  })

  it('brings back every picture where pages of the old index are destroyed', async () => {
    const fixture = await openFixtureStudio()
    const { call } = fixture
    for (let count = 0; count < 300; count += 1)
      await call('library', 'importBytes', {
        name: `p${count}.png`,
        bytes: pngBytes(8, 6, `${count}`),
      })
    const before = (await all(fixture)).total
    await fixture.studio.close()
    const file = libraryFile(fixture, 'library.db')
    const bytes = await readFile(file)
    // Every fourth page from the tenth on becomes noise; the first ones hold the tables' names.
    for (let page = 10; page * 4096 < bytes.length; page += 4)
      bytes.fill(0xa5, page * 4096, (page + 1) * 4096)
    await writeFile(file, bytes)
    const again = await fixture.restart()
    const repair = await again.call('diagnostics', 'rebuild', {})
    expect(repair.health.healthy).toBe(true)
    const after = await again.call('library', 'list', { limit: 1000 })
    expect(after.total).toBe(before)
    expect(new Set(after.assets.map(({ name }) => name)).size).toBe(before)
    console.log(`a quarter of the index destroyed: ${after.total} of ${before} pictures back`)
  })
})

describe('the report', () => {
  it('tells versions, providers, memory, disks and the library, and no folder unasked', async () => {
    const fixture = await openFixtureStudio()
    await fixture.call('library', 'importBytes', { name: 'secret-name.png', bytes: pngBytes() })
    const report = await fixture.call('diagnostics', 'report', {})
    expect(report).toMatchObject({
      studio: { version: '0.0.0', door: 'web' },
      versions: { node: process.versions.node, fixture: '1.2.3' },
      library: { pictures: 1, texts: 0, trashed: 0 },
      log: { details: false },
    })
    expect(report.versions.sqlite).toMatch(/^3\./)
    expect(report.disks.map(({ folder }) => folder)).toEqual(['home', 'library'])
    expect(report.disks.every(({ totalMegabytes }) => totalMegabytes > 0)).toBe(true)
    expect(report.models).toHaveLength(6)
    const text = JSON.stringify(report)
    for (const secret of [fixture.folder, 'secret-name', 'studio 图库'])
      expect(text).not.toContain(secret)
    const detailed = await fixture.call('diagnostics', 'report', { details: true })
    expect(detailed.disks[0]?.path).toBe(join(fixture.folder, 'home'))
  })

  it('is told even where no engine starts', async () => {
    const fixture = await openFixtureStudio({}, undefined, { FIXTURE_NO_START: '1' })
    const report = await fixture.call('diagnostics', 'report', {})
    expect(report.versions.node).toBe(process.versions.node)
    expect(report.memory.engines.map(({ megabytes }) => megabytes)).toEqual([0, 0, 0, 0])
  })
})
