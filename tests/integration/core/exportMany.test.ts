import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import { forkEngine, forkProbe } from '../../../main/host/forkEngine'
import type { RouteInput } from '../../../preload/contract/routes'
import { rejectionOf } from '../../unit/core/errorOf'
import {
  closeFixtureStudios,
  type FixtureStudio,
  openFixtureStudio,
  pngBytes,
  temporaryFolder,
} from './fixtureStudio'

afterEach(closeFixtureStudios)

const local = { access: 'local' } as const
const exportId = '6f2d3c1e-52f5-4a79-a5de-6a5a9d2b7a10'

async function pictures(fixture: FixtureStudio, names: readonly string[]): Promise<string[]> {
  const ids: string[] = []
  for (const [index, name] of names.entries()) {
    const bytes = pngBytes(40 + index, 30, name)
    const asset = await fixture.call('library', 'importBytes', { name, bytes })
    await fixture.call('library', 'update', {
      ids: [asset.id],
      caption: `caption of ${name}`,
      altText: `alternative of ${name}`,
    })
    ids.push(asset.id)
  }
  return ids
}

type Question = RouteInput<'library', 'exportEstimate'>

const jpeg = { format: 'jpeg' } as const

describe('exporting many pictures', () => {
  it('names them as the preview says and takes no name that is there', async () => {
    const fixture = await openFixtureStudio()
    const ids = await pictures(fixture, ['裙.png', '裙.png', 'hat.png'])
    const folder = await temporaryFolder()
    const names = ['裙.jpg', '裙-2.jpg', 'hat.jpg']
    expect(await fixture.call('library', 'exportNames', { ids, ...jpeg })).toEqual(names)
    await writeFile(join(folder, 'hat.jpg'), 'mine')
    const request = { ids, path: folder, ...jpeg, sidecars: 'txt' } as const
    const report = await fixture.call('library', 'exportMany', request, local)
    expect(report).toMatchObject({ files: 3, skipped: 0, failures: [] })
    expect((await readdir(folder)).sort()).toEqual(
      ['hat-2.jpg', 'hat-2.txt', 'hat.jpg', '裙-2.jpg', '裙-2.txt', '裙.jpg', '裙.txt'].sort(),
    )
    expect(await readFile(join(folder, 'hat.jpg'), 'utf8')).toBe('mine')
    expect(await readFile(join(folder, 'hat-2.txt'), 'utf8')).toContain('caption of hat.png')
  })

  it('skips or replaces what is there where that is asked for', async () => {
    const fixture = await openFixtureStudio()
    const ids = await pictures(fixture, ['a.png', 'b.png'])
    const path = await temporaryFolder()
    await writeFile(join(path, 'a.jpg'), 'mine')
    const skip = { ids, path, ...jpeg, existing: 'skip' } as const
    const first = await fixture.call('library', 'exportMany', skip, local)
    expect(first).toMatchObject({ files: 1, skipped: 1 })
    expect(await readFile(join(path, 'a.jpg'), 'utf8')).toBe('mine')
    await fixture.call('library', 'exportMany', { ...skip, existing: 'replace' }, local)
    expect(await readFile(join(path, 'a.jpg'), 'utf8')).toBe('jpeg of 40')
    expect((await readdir(path)).sort()).toEqual(['a.jpg', 'b.jpg'])
  })

  it('lists the picture that cannot be written, and writes the others', async () => {
    const fixture = await openFixtureStudio()
    const ids = await pictures(fixture, ['a.png', 'encode-fails.png', 'c.png'])
    const path = await temporaryFolder()
    const report = await fixture.call('library', 'exportMany', { ids, path, ...jpeg }, local)
    const name = 'encode-fails.jpg'
    expect(report.failures).toEqual([{ name, code: 'image-damaged', data: { name } }])
    expect((await readdir(path)).sort()).toEqual(['a.jpg', 'c.jpg'])
    const zip = fixture.call('library', 'exportZip', { ids, ...jpeg })
    expect(await rejectionOf(zip)).toMatchObject({
      code: 'image-damaged',
      data: { name: 'encode-fails.jpg' },
    })
  })

  it('leaves no half archive behind when it is stopped, and tells how far it is', async () => {
    const fixture = await openFixtureStudio()
    const ids = await pictures(fixture, ['a.png', 'b.png', 'c.png'])
    const folder = await temporaryFolder()
    const told: number[] = []
    fixture.studio.on('task.changed', ({ id, done, state }) => {
      expect(id).toBe(exportId)
      if (done === 0 || state !== 'running') return
      told.push(done)
      void fixture.call('tasks', 'cancel', { id })
    })
    const request = { ids, path: join(folder, 'all.zip'), task: exportId, ...jpeg }
    const stopped = fixture.call('library', 'exportMany', request, local)
    expect((await rejectionOf(stopped)).code).toBe('cancelled')
    expect(told[0]).toBe(1)
    expect(await readdir(folder)).toEqual([])
    expect(await readdir(join(fixture.folder, 'library', '.studio', 'work'))).toEqual([])
    const again = await fixture.call('tasks', 'cancel', { id: exportId })
    expect(again).toEqual({ cancelled: false })
    const [task] = await fixture.call('tasks', 'list', {})
    expect(task).toMatchObject({ kind: 'export', name: 'all.zip', state: 'cancelled', files: 0 })
  })

  it('keeps pages from naming a folder', async () => {
    const fixture = await openFixtureStudio()
    const ids = await pictures(fixture, ['a.png'])
    const page = fixture.call('library', 'exportMany', { ids, path: '/tmp/x', ...jpeg })
    expect((await rejectionOf(page)).code).toBe('not-allowed')
  })
})

const programs = join(__dirname, '../../../dist')
const hasUnzip = spawnSync('unzip', ['-v']).status === 0
const hasExiftool = spawnSync('exiftool', ['-ver']).status === 0

describe('a package for a shop', () => {
  const request = {
    ...jpeg,
    sizes: [32, 16],
    sidecars: 'json',
    tables: true,
    template: '{name}',
  } satisfies Partial<RouteInput<'library', 'exportZip'>>

  it('holds every size, its texts and a table, as an archive or as a folder', async () => {
    const fixture = await openFixtureStudio({
      launchEngine: forkEngine(programs),
      launchProbe: forkProbe(programs),
    })
    const ids = await pictures(fixture, ['红裙.png', 'hat.png'])
    const expected = [
      'hat-16.jpg',
      'hat-32.jpg',
      'hat.json',
      'texts.csv',
      'texts.json',
      '红裙-16.jpg',
      '红裙-32.jpg',
      '红裙.json',
    ]
    const zip = await fixture.call('library', 'exportZip', { ids, ...request })
    expect(zip).toMatchObject({ name: 'pictures.zip', type: 'application/zip' })
    const files = unzipSync(zip.bytes)
    expect(Object.keys(files).sort()).toEqual(expected)
    const text = (name: string) => Buffer.from(files[name] ?? []).toString('utf8')
    expect(JSON.parse(text('红裙.json'))).toMatchObject({ altText: 'alternative of 红裙.png' })
    expect(JSON.parse(text('texts.json'))[0]).toMatchObject({
      files: ['红裙-32.jpg', '红裙-16.jpg'],
      caption: 'caption of 红裙.png',
    })
    expect(text('texts.csv')).toContain(
      '红裙-32.jpg|红裙-16.jpg,红裙,caption,,,,caption of 红裙.png',
    )
    const folder = join(await temporaryFolder(), 'new', '店 shop')
    const path = join(folder, 'package.zip')
    const report = await fixture.call('library', 'exportMany', { ids, path, ...request }, local)
    expect(report).toMatchObject({ files: 4, bytes: (await readFile(path)).length })
    if (hasUnzip) execFileSync('unzip', ['-tqq', path])
    const again = fixture.call('library', 'exportMany', { ids, path, ...request }, local)
    expect((await rejectionOf(again)).code).toBe('output-exists')
    const plain = join(folder, 'plain')
    await mkdir(plain)
    await fixture.call('library', 'exportMany', { ids, path: plain, ...request }, local)
    expect((await readdir(plain)).sort()).toEqual(expected)
    for (const name of ['hat-16.jpg', '红裙-32.jpg'])
      expect(await readFile(join(plain, name))).toEqual(Buffer.from(files[name] ?? []))
  })

  it('is as large as was estimated before', async () => {
    const fixture = await openFixtureStudio({
      launchEngine: forkEngine(programs),
      launchProbe: forkProbe(programs),
    })
    const ids = await pictures(fixture, ['a.png', 'b.png', 'c.png', 'd.png', 'e.png'])
    const few = { ids: ids.slice(0, 2), ...jpeg, sizes: [32, 16] }
    const estimate = await fixture.call('library', 'exportEstimate', few)
    const path = await temporaryFolder()
    const report = await fixture.call('library', 'exportMany', { ...few, path }, local)
    expect(estimate).toEqual({ files: 4, bytes: report.bytes, exact: true })
    const more = await fixture.call('library', 'exportEstimate', { ids, ...jpeg })
    expect(more).toMatchObject({ files: 5, exact: false })
    expect(more.bytes).toBeGreaterThan(estimate.bytes)
  })

  it('is looked at before as it will be written; a newer look ends an older one', async () => {
    const fixture = await openFixtureStudio({
      launchEngine: forkEngine(programs),
      launchProbe: forkProbe(programs),
    })
    const [id = ''] = await pictures(fixture, ['a.png'])
    const question = { id, format: 'webp', quality: 60 } as const
    const older = fixture.call('library', 'exportPreview', { ...question, quality: 61 })
    const newer = fixture.call('library', 'exportPreview', question)
    expect((await rejectionOf(older)).code).toBe('cancelled')
    const { bytes } = await newer
    const written = await fixture.call('library', 'exportBytes', question)
    expect(bytes).toEqual(written.bytes)
  })

  it('stops being encoded once nobody looks, so that a closed dialog costs nothing', async () => {
    const fixture = await openFixtureStudio({
      launchEngine: forkEngine(programs),
      launchProbe: forkProbe(programs),
    })
    const [id = ''] = await pictures(fixture, ['a.png'])
    const question = { ids: [id], format: 'avif', longSide: 6000, enlarge: true } satisfies Question
    const forecast = rejectionOf(fixture.call('library', 'exportEstimate', question))
    await fixture.call('library', 'endExportForecast', {})
    expect((await forecast).code).toBe('cancelled')
    // Whoever asks next is answered.
    const again = { ids: [id], ...jpeg }
    expect((await fixture.call('library', 'exportEstimate', again)).bytes).toBeGreaterThan(0)
  })

  it.skipIf(!hasExiftool)('carries caption and alternative text in each picture', async () => {
    const fixture = await openFixtureStudio({
      launchEngine: forkEngine(programs),
      launchProbe: forkProbe(programs),
    })
    const ids = await pictures(fixture, ['hat.png'])
    const path = await temporaryFolder()
    const read = (file: string) =>
      JSON.parse(execFileSync('exiftool', ['-j', join(path, file)], { encoding: 'utf8' }))[0]
    for (const format of ['png', 'jpeg', 'webp', 'avif', 'tiff'] as const)
      await fixture.call('library', 'exportMany', { ids, path, format }, local)
    for (const file of ['hat.png', 'hat.jpg', 'hat.webp', 'hat.avif', 'hat.tiff'])
      expect(read(file)).toMatchObject({
        Description: 'caption of hat.png',
        AltTextAccessibility: 'alternative of hat.png',
      })
    const silent = { ids, path, format: 'png', texts: false, template: 'silent' } as const
    await fixture.call('library', 'exportMany', silent, local)
    expect(read('silent.png').Description).toBeUndefined()
  })
})
