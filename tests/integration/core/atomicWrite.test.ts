import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  copyAtomically,
  moveAtomically,
  writeAtomically,
} from '../../../main/core/files/atomicWrite'
import { hashFile } from '../../../main/core/files/hashFile'
import { rejectionOf } from '../../unit/core/errorOf'
import {
  closeFixtureStudios,
  jobOver,
  openFixtureStudio,
  pngBytes,
  temporaryFolder,
} from './fixtureStudio'

const mounted: string[] = []
const programs = { mount: 'mount', unmount: 'umount' }

/** A disk of its own, so small that it can be filled; undefined where mounting is not allowed. */
async function smallDisk(megabytes: number): Promise<string | undefined> {
  const folder = join(await temporaryFolder(), '小 disk')
  await mkdir(folder)
  try {
    execFileSync(programs.mount, ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], {
      stdio: 'ignore',
    })
  } catch {
    return undefined
  }
  mounted.push(folder)
  return folder
}

afterEach(async () => {
  for (const folder of mounted.splice(0)) execFileSync(programs.unmount, ['-l', folder])
  await closeFixtureStudios()
})

/** Writes files until nothing more fits. */
async function fillUp(disk: string): Promise<void> {
  for (let size = 1 << 20; size >= 4096; size >>= 1) {
    const content = Buffer.alloc(size)
    for (let index = 0; await fits(join(disk, `fill-${size}-${index}`), content); index += 1);
  }
}

async function fits(path: string, content: Buffer): Promise<boolean> {
  return writeFile(path, content).then(
    () => true,
    () => rm(path, { force: true }).then(() => false),
  )
}

async function makeRoom(disk: string): Promise<void> {
  for (const name of await readdir(disk)) {
    if (name.startsWith('fill-')) await rm(join(disk, name), { force: true })
  }
}

const large = Buffer.alloc(3 << 20, 7)

describe('saving a file', () => {
  it('writes all of it under its name and leaves nothing else', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, '设置.json')
    await writeAtomically(path, '{"a":1}')
    await writeAtomically(path, '{"a":2}')
    expect(await readFile(path, 'utf8')).toBe('{"a":2}')
    expect(await readdir(folder)).toEqual(['设置.json'])
  })

  it('replaces nothing where that was not allowed', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'a.txt')
    await writeAtomically(path, 'first', { overwrite: false })
    expect(await rejectionOf(writeAtomically(path, 'second', { overwrite: false }))).toMatchObject({
      code: 'output-exists',
      data: { name: 'a.txt' },
    })
    await writeFile(join(folder, 'source'), 'third')
    const move = moveAtomically(join(folder, 'source'), path, { overwrite: false })
    expect((await rejectionOf(move)).code).toBe('output-exists')
    expect(await readFile(path, 'utf8')).toBe('first')
    expect((await readdir(folder)).sort()).toEqual(['a.txt', 'source'])
  })

  it('copies with the hash of what was copied, and stops when told to', async () => {
    const folder = await temporaryFolder()
    const source = join(folder, 'source.bin')
    await writeFile(source, large)
    const copied = await copyAtomically(source, join(folder, 'copy.bin'))
    expect(copied).toEqual({
      bytes: large.length,
      sha256: await hashFile(join(folder, 'copy.bin')),
    })
    const stopped = copyAtomically(source, join(folder, 'late.bin'), {
      signal: AbortSignal.abort(),
    })
    expect((await rejectionOf(stopped)).code).toBe('cancelled')
    expect((await rejectionOf(copyAtomically(join(folder, 'gone'), join(folder, 'x')))).code).toBe(
      'file-not-found',
    )
    expect((await readdir(folder)).sort()).toEqual(['copy.bin', 'source.bin'])
  })

  it('names a folder that is not there, and no path', async () => {
    const error = await rejectionOf(
      writeAtomically(join(await temporaryFolder(), 'no', 'a.txt'), 'x'),
    )
    expect(error.toPayload()).toEqual({
      code: 'write-failed',
      data: { name: 'a.txt', reason: 'ENOENT' },
    })
  })

  it('says so where a folder may not be written to', async ({ skip }) => {
    if (process.getuid?.() === 0) skip('root may write everywhere')
    const folder = await temporaryFolder()
    await chmod(folder, 0o500)
    expect((await rejectionOf(writeAtomically(join(folder, 'a.txt'), 'x'))).data.reason).toBe(
      'EACCES',
    )
  })
})

describe('a full disk', () => {
  it('leaves the previous file as it was, nothing half-written, and a typed error', async ({
    skip,
  }) => {
    const disk = await smallDisk(1)
    if (!disk) return skip('mounting a tmpfs needs root')
    const path = join(disk, 'a.bin')
    const before = Buffer.alloc(600_000, 1)
    await writeAtomically(path, before)
    expect((await rejectionOf(writeAtomically(path, large))).code).toBe('disk-full')
    const source = join(await temporaryFolder(), 'large.bin')
    await writeFile(source, large)
    expect((await rejectionOf(copyAtomically(source, path))).code).toBe('disk-full')
    expect((await rejectionOf(moveAtomically(source, path))).code).toBe('disk-full')
    expect((await readFile(source)).equals(large)).toBe(true)
    expect((await readFile(path)).equals(before)).toBe(true)
    expect(await readdir(disk)).toEqual(['a.bin'])
  })

  it('moves from one disk to another as a whole', async ({ skip }) => {
    const disk = await smallDisk(8)
    if (!disk) return skip('mounting a tmpfs needs root')
    const source = join(await temporaryFolder(), 'large.bin')
    await writeFile(source, large)
    await moveAtomically(source, join(disk, 'b.bin'))
    expect((await readFile(join(disk, 'b.bin'))).equals(large)).toBe(true)
    expect((await rejectionOf(hashFile(source))).code).toBe('file-not-found')
  })

  it('stops an import and an export with a typed error, and loses nothing that was there', async ({
    skip,
  }) => {
    const disk = await smallDisk(4)
    if (!disk) return skip('mounting a tmpfs needs root')
    const fixture = await openFixtureStudio({}, disk)
    const first = await fixture.call('library', 'importBytes', {
      name: 'first.png',
      bytes: pngBytes(),
    })
    const noise = Buffer.concat([pngBytes(), large, large])
    expect(
      (await rejectionOf(fixture.call('library', 'importBytes', { name: 'b.png', bytes: noise })))
        .code,
    ).toBe('disk-full')
    await fillUp(disk)
    const settings = fixture.call('settings', 'update', { theme: 'dark' })
    expect((await rejectionOf(settings)).code).toBe('disk-full')
    expect((await fixture.call('settings', 'get', {})).theme).toBe('system')
    const path = join(disk, 'out.png')
    const exported = fixture.call(
      'library',
      'exportFile',
      { id: first.id, path },
      { access: 'local' },
    )
    expect((await rejectionOf(exported)).code).toBe('disk-full')
    await makeRoom(disk)
    const { assets } = await fixture.call('library', 'list', {})
    expect(assets.map((asset) => asset.name)).toEqual(['first'])
    const again = await fixture.restart()
    expect((await again.call('library', 'list', {})).total).toBe(1)
    expect(
      (await readdir(join(disk, 'library', 'pictures'), { recursive: true })).some((name) =>
        name.endsWith('.tmp'),
      ),
    ).toBe(false)
  })

  // It said that nothing was changed, and the pictures that were kept came in again with the next try.
  it('keeps what an import had taken in by then, and says how much that was', async ({ skip }) => {
    const disk = await smallDisk(4)
    if (!disk) return skip('mounting a tmpfs needs root')
    const fixture = await openFixtureStudio({}, disk)
    const folder = await temporaryFolder()
    const tooLarge = Buffer.concat([pngBytes(), large, large])
    await writeFile(join(folder, '1.png'), pngBytes())
    await writeFile(join(folder, '2.png'), tooLarge)
    await writeFile(join(folder, '3.png'), pngBytes())
    const taken = await fixture.call(
      'library',
      'importFiles',
      { paths: [folder] },
      { access: 'local' },
    )
    expect(taken).toMatchObject({ assets: [{ name: '1' }], failures: [], notTaken: 2, full: true })
    expect((await fixture.call('library', 'list', {})).total).toBe(1)
  })

  it('fails the job that ran with its reason, and the queue goes on when there is room', async ({
    skip,
  }) => {
    const disk = await smallDisk(6)
    if (!disk) return skip('mounting a tmpfs needs root')
    const fixture = await openFixtureStudio({}, disk)
    const recipe = { steps: [{ step: 'generate.gan', parameters: { count: 64, prompt: 'slow' } }] }
    const full = new Promise<void>((resolve) => {
      fixture.studio.on('notice', ({ code }) => code === 'disk-full' && resolve())
    })
    const { id } = await fixture.call('jobs', 'submit', { recipe })
    await new Promise<void>((resolve) => {
      fixture.studio.on('job.output', () => resolve())
    })
    await fillUp(disk)
    await full
    await makeRoom(disk)
    const next = await fixture.call('jobs', 'submit', {
      recipe: { steps: [{ step: 'generate.gan', parameters: { count: 1 } }] },
    })
    expect((await jobOver(fixture, next.id)).state).toBe('done')
    const job = await jobOver(fixture, id)
    expect(job).toMatchObject({ state: 'failed', error: { code: 'disk-full' } })
    expect(job.outputs.length).toBeGreaterThan(0)
    await fixture.call('jobs', 'retry', { id })
    const again = await jobOver(fixture, id, ['done'])
    expect(again.outputs.map((output) => output.data.index)).toEqual([...Array(64).keys()])
  })
})
