import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { nothingLeftOut } from '../../../preload/contract/folderFindings'
import type { FolderFinding } from '../../../preload/contract/folderRun'
import type { RouteInput } from '../../../preload/contract/routes'
import { failureLine } from '../../../preload/contract/text/failureLine'
import { patiently } from '../../fixtures/patiently'
import { rejectionOf } from '../../unit/core/errorOf'
import { closeFixtureStudios, openFixtureStudio, pngBytes, temporaryFolder } from './fixtureStudio'

afterEach(closeFixtureStudios)

const local = { access: 'local' } as const
const tone = { steps: [{ step: 'adjust.tone', parameters: { exposure: 1 } }] }
const caption = { steps: [{ step: 'describe.caption', parameters: {} }] }

async function folderOf(names: readonly string[]): Promise<string> {
  const folder = await temporaryFolder()
  for (const name of names) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), pngBytes(8, 6, name))
  }
  return folder
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1))
    .sort()
}

describe('a recipe over a folder', () => {
  it('keeps the layout, leaves the originals alone, and skips what is done the next time', async () => {
    const fixture = await openFixtureStudio({ library: 'none' })
    const from = await folderOf(['b.png', '夏季/a{1}.png', '夏季/deep/c.png', '.hidden/d.png'])
    const to = join(from, 'done')
    const run = { recipes: [tone], from, to } as RouteInput<'folders', 'run'>
    expect(await fixture.call('folders', 'look', { path: from }, local)).toEqual({
      files: 3,
      skipped: 0,
      failures: [],
      leftOut: nothingLeftOut,
    })
    expect(await fixture.call('folders', 'run', run, local)).toEqual({
      files: 3,
      skipped: 0,
      failures: [],
      leftOut: nothingLeftOut,
    })
    const results = ['b.png', '夏季/a_1_.png', '夏季/deep/c.png'].sort()
    expect(await filesIn(to)).toEqual(results)
    await rm(join(to, 'b.png'))
    await writeFile(join(to, '夏季/deep/c.png'), 'retouched by hand')
    // The results lie inside the folder and are not taken for pictures of it.
    expect(await fixture.call('folders', 'run', run, local)).toMatchObject({ files: 1, skipped: 2 })
    expect(await filesIn(to)).toEqual(results)
    expect(await readFile(join(to, '夏季/deep/c.png'), 'utf8')).toBe('retouched by hand')
    const again = { ...run, existing: 'replace' } as const
    expect(await fixture.call('folders', 'run', again, local)).toMatchObject({ files: 3 })
    expect(await readFile(join(from, 'b.png'))).toEqual(pngBytes(8, 6, 'b.png'))
  })

  it('passes over links, which may lead in a circle, and says so', async () => {
    const fixture = await openFixtureStudio({ library: 'none' })
    const from = await folderOf(['a.png', 'sub/b.png'])
    await symlink(from, join(from, 'sub', 'again'))
    const to = await temporaryFolder()
    const leftOut = { ...nothingLeftOut, links: 1 }
    const look = await fixture.call('folders', 'look', { path: from }, local)
    expect(look).toMatchObject({ files: 2, leftOut })
    const report = await fixture.call('folders', 'run', { recipes: [tone], from, to }, local)
    expect(report).toMatchObject({ files: 2, leftOut })
    // A search is over when it is answered; a run stays in the list with what it did not do.
    expect(await fixture.call('tasks', 'list', {})).toMatchObject([{ kind: 'folder', leftOut }])
  })

  it('lists the picture that fails, and goes on with the others', async () => {
    const fixture = await openFixtureStudio({ library: 'none' })
    const from = await folderOf(['a.png', 'sub/run-fails.png', 'z.png'])
    const to = await temporaryFolder()
    const report = await fixture.call('folders', 'run', { recipes: [tone], from, to }, local)
    expect(report).toEqual({
      files: 2,
      skipped: 0,
      failures: [{ name: 'sub/run-fails.png', code: 'image-damaged', data: expect.anything() }],
      leftOut: nothingLeftOut,
    })
    const [task] = await fixture.call('tasks', 'list', {})
    expect(task).toMatchObject({ kind: 'folder', state: 'done', done: 3, total: 3, failed: 1 })
    // By its code alone nobody learns what is wrong with which file.
    const [failure] = task?.failures ?? []
    expect(failure && failureLine(failure, 'en')).toBe(
      'sub/run-fails.png: run-fails.png is damaged: not all of it could be decoded. Get the picture again from where it came.',
    )
  })

  // Of a folder of scans all pages but the first were passed over without a word.
  it('tells of how many pictures only the first page was worked on', async () => {
    const fixture = await openFixtureStudio({ library: 'none' })
    const from = await folderOf(['a.png', 'b pages-3.png', 'sub/c pages-2.png'])
    const to = await temporaryFolder()
    const report = await fixture.call('folders', 'run', { recipes: [tone], from, to }, local)
    expect(report).toMatchObject({ files: 3, failures: [], severalPages: 2 })
  })

  // Whoever goes on with what was interrupted would read that nothing was passed over.
  it('tells so also of pictures that were done the time before', async () => {
    const fixture = await openFixtureStudio({ library: 'none' })
    const from = await folderOf(['a.tif', 'b pages-3.tif', 'c pages-2-pages-fails.tif'])
    const to = await temporaryFolder()
    const run = { recipes: [tone], from, to } as RouteInput<'folders', 'run'>
    await fixture.call('folders', 'run', run, local)
    const again = await fixture.call('folders', 'run', run, local)
    expect(again).toMatchObject({ files: 0, skipped: 3, failures: [], severalPages: 1 })
  })

  it('writes what steps found out beside each picture, and all of it as one table', async () => {
    const fixture = await openFixtureStudio({ library: 'none' })
    const from = await folderOf(['a.png', 'sub/b.png'])
    const to = await temporaryFolder()
    const run = { recipes: [caption], from, to } as RouteInput<'folders', 'run'>
    await fixture.call('folders', 'run', run, local)
    const table = 'texts (AIGC Studio).csv'
    expect(await filesIn(to)).toEqual(['a.json', 'sub/b.json', table].sort())
    const lines = (await readFile(join(to, table), 'utf8')).trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[2]).toContain('sub/b.json,sub/b.png,caption,en')
    // What was there before is in the table of the next run too.
    await rm(join(to, 'a.json'))
    expect(await fixture.call('folders', 'run', run, local)).toMatchObject({ skipped: 1 })
    expect((await readFile(join(to, table), 'utf8')).trim().split('\r\n')).toHaveLength(3)
  })

  it('stops when its task is stopped, and leaves whole files only', async () => {
    const fixture = await openFixtureStudio({ library: 'none' })
    const from = await folderOf(['a.png', 'b-slow.png', 'c.png'])
    const to = await temporaryFolder()
    const run = fixture.call('folders', 'run', { recipes: [tone], from, to }, local)
    const ended = rejectionOf(run)
    await vi.waitFor(async () => {
      const [task] = await fixture.call('tasks', 'list', {})
      expect(task?.done).toBe(1)
    }, patiently)
    const [{ id } = { id: '' }] = await fixture.call('tasks', 'list', {})
    await fixture.call('tasks', 'cancel', { id })
    expect((await ended).code).toBe('cancelled')
    expect(await filesIn(to)).toEqual(['a.png'])
  })

  it('refuses to write over the pictures themselves, and pages that name folders', async () => {
    const fixture = await openFixtureStudio({ library: 'none' })
    const from = await folderOf(['a.png'])
    const itself = fixture.call(
      'folders',
      'run',
      { recipes: [tone], from, to: join(from, '.') },
      local,
    )
    expect((await rejectionOf(itself)).code).toBe('folder-refused')
    const page = fixture.call('folders', 'run', { recipes: [tone], from, to: '/tmp/x' })
    expect((await rejectionOf(page)).code).toBe('not-allowed')
  })

  it('shows one picture before and after, and keeps nothing', async () => {
    const fixture = await openFixtureStudio({ library: 'none' })
    const path = await folderOf(['a.png', 'b.png'])
    const seen = await fixture.call(
      'folders',
      'preview',
      { recipes: [tone], path, place: 3 },
      local,
    )
    expect(seen.name).toBe('b.png')
    expect(seen.before.length).toBeGreaterThan(0)
    expect(seen.after?.length).toBeGreaterThan(0)
    const words = await fixture.call('folders', 'preview', { recipes: [caption], path }, local)
    expect(words).toMatchObject({ name: 'a.png', reports: [{ step: 'describe.caption' }] })
    expect(words.after).toBeUndefined()
    expect(await filesIn(path)).toEqual(['a.png', 'b.png'])
    expect(await readdir(join(fixture.folder, 'home', 'work'))).toEqual([])
  })

  const copyIn = (language: string) => ({
    steps: [{ step: 'describe.adcopy', parameters: { language } }],
  })

  it('writes both languages beside each picture, and only the one that is missing the next time', async () => {
    const fixture = await openFixtureStudio({ library: 'none' })
    const from = await folderOf(['a.png', 'sub/b.png'])
    const to = await temporaryFolder()
    const table = 'texts (AIGC Studio).csv'
    const english = { recipes: [copyIn('en')], from, to } as RouteInput<'folders', 'run'>
    await fixture.call('folders', 'run', english, local)
    const both = { ...english, recipes: [copyIn('en'), copyIn('zh-CN')] }
    // Two texts and the table.
    expect(await fixture.call('folders', 'run', both, local)).toMatchObject({
      files: 3,
      skipped: 0,
    })
    expect(await filesIn(to)).toEqual(
      ['a.en.json', 'a.zh-CN.json', 'sub/b.en.json', 'sub/b.zh-CN.json', table].sort(),
    )
    const lines = (await readFile(join(to, table), 'utf8')).trim().split('\r\n').slice(1)
    expect(lines.map((line) => line.split(',').slice(0, 4))).toEqual([
      ['a.en.json', 'a.png', 'ad copy', 'en'],
      ['a.zh-CN.json', 'a.png', 'ad copy', 'zh-CN'],
      ['sub/b.en.json', 'sub/b.png', 'ad copy', 'en'],
      ['sub/b.zh-CN.json', 'sub/b.png', 'ad copy', 'zh-CN'],
    ])
    expect(await fixture.call('folders', 'run', both, local)).toMatchObject({ skipped: 2 })
  })

  it('refuses a second recipe beside one that makes pictures, which would write over the first', async () => {
    const fixture = await openFixtureStudio({ library: 'none' })
    const from = await folderOf(['a.png'])
    const to = await temporaryFolder()
    const run = fixture.call('folders', 'run', { recipes: [tone, caption], from, to }, local)
    expect((await rejectionOf(run)).code).toBe('bad-request')
  })

  /** A text that nobody has read would otherwise be among those that are published. */
  it('writes nothing until the texts were looked through, and then what was left of them', async () => {
    const fixture = await openFixtureStudio({ library: 'none' })
    const from = await folderOf(['a.png', 'b/run-fails.png', 'b/c.png'])
    const to = await temporaryFolder()
    const recipes = [copyIn('en'), copyIn('zh-CN')]
    const draft = randomUUID()
    const found: FolderFinding[] = []
    fixture.studio.on('folder.found', ({ task, finding }) => {
      if (task === draft) found.push(finding)
    })
    const request = { recipes, from, to } as RouteInput<'folders', 'run'>
    const report = await fixture.call('folders', 'draft', { ...request, task: draft }, local)
    expect(report).toMatchObject({
      files: 4,
      failures: [{ name: 'b/run-fails.png', code: 'image-damaged' }],
    })
    expect(await filesIn(to)).toEqual([])
    expect(found.map(({ name, recipe }) => [name, recipe])).toEqual([
      ['a.png', 0],
      ['a.png', 1],
      ['b/c.png', 0],
      ['b/c.png', 1],
    ])
    const changed = found
      .slice(1)
      .map((one) => ({ ...one, data: { ...one.data, channel: 'mine' } }))
    const gone = { ...(found[0] as FolderFinding), name: '../outside.png' }
    const kept = await fixture.call(
      'folders',
      'keep',
      { ...request, findings: [...changed, gone] },
      local,
    )
    expect(kept).toMatchObject({
      files: 4,
      failures: [{ name: '../outside.png', code: 'file-not-found' }],
    })
    expect(await filesIn(to)).toEqual(
      ['a.zh-CN.json', 'b/c.en.json', 'b/c.zh-CN.json', 'texts (AIGC Studio).csv'].sort(),
    )
    expect(JSON.parse(await readFile(join(to, 'a.zh-CN.json'), 'utf8'))).toMatchObject({
      language: 'zh-CN',
      channel: 'mine',
    })
    // What was left out is offered again, what was kept is not.
    found.length = 0
    await fixture.call('folders', 'draft', { ...request, task: draft }, local)
    expect(found.map(({ name, recipe }) => [name, recipe])).toEqual([['a.png', 0]])
  })

  it('shows the pictures of its folder beside their texts, and none outside of it', async () => {
    const fixture = await openFixtureStudio({ library: 'none' })
    const outside = await folderOf(['secret.png', 'shop/a.png'])
    const path = join(outside, 'shop')
    await symlink(join(outside, 'secret.png'), join(path, 'link.png'))
    const picture = (name: string) => fixture.call('folders', 'picture', { path, name }, local)
    expect((await picture('a.png')).length).toBeGreaterThan(0)
    for (const name of ['../secret.png', join(outside, 'secret.png'), 'link.png', 'gone.png'])
      expect((await rejectionOf(picture(name))).code, name).toBe('file-not-found')
  })
})
