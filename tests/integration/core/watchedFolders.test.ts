import { appendFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { pauseFor } from '../../../main/core/watch/settled'
import { nothingLeftOut } from '../../../preload/contract/folderFindings'
import { patiently } from '../../fixtures/patiently'
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
const open = (folder?: string) => openFixtureStudio({ watchPause: pauseFor(60) }, folder)

/** Pauses that end when the test says so: `begun` waits for the next one and answers with what ends it. */
function handPauses() {
  const open: (() => void)[] = []
  let look: () => void = () => undefined
  return {
    pause: () =>
      new Promise<void>((resolve) => {
        open.push(resolve)
        look()
      }),
    begun: () =>
      new Promise<() => void>((resolve) => {
        look = () => {
          const end = open.shift()
          if (end) resolve(end)
        }
        look()
      }),
  }
}

async function names(fixture: FixtureStudio): Promise<string[]> {
  const { assets } = await fixture.call('library', 'list', { sort: 'name', descending: false })
  return assets.map((asset) => asset.name)
}

describe('a watched folder', () => {
  it('gives its new pictures to the library, at any depth, and leaves what was there', async () => {
    const fixture = await open()
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'old.png'), pngBytes(8, 6, 'old'))
    const added = await fixture.call('watch', 'add', { folder }, local)
    expect(added).toMatchObject({ state: 'watching', taken: 0, before: 1, refused: [] })
    await writeFile(join(folder, 'new 新.png'), pngBytes(8, 6, 'new'))
    await mkdir(join(folder, 'deep'))
    await writeFile(join(folder, 'deep', 'below.png'), pngBytes(8, 6, 'below'))
    await writeFile(join(folder, 'notes.txt'), 'no picture')
    await vi.waitFor(
      async () => expect(await names(fixture)).toEqual(['below', 'new 新']),
      patiently,
    )
    expect(await readFile(join(folder, 'new 新.png'))).toEqual(pngBytes(8, 6, 'new'))
    await fixture.call('watch', 'takeExisting', { id: added.id })
    await vi.waitFor(async () => expect(await names(fixture)).toContain('old'), patiently)
    await vi.waitFor(async () => {
      const [told] = await fixture.call('watch', 'list', {})
      expect(told).toMatchObject({ taken: 3, before: 0 })
    }, patiently)
  })

  it('waits until a picture is written completely', async () => {
    const pauses = handPauses()
    const fixture = await openFixtureStudio({ watchPause: pauses.pause })
    const folder = await temporaryFolder()
    await fixture.call('watch', 'add', { folder }, local)
    const bytes = pngBytes(60, 40, 'x'.repeat(400))
    const path = join(folder, 'slow.png')
    await writeFile(path, bytes.subarray(0, 100))
    // A part comes during each pause, so that the file never keeps its size over one.
    for (let at = 100; at < bytes.length; at += 100) {
      const end = await pauses.begun()
      await appendFile(path, bytes.subarray(at, at + 100))
      expect(await names(fixture)).toEqual([])
      end()
    }
    const endLast = await pauses.begun()
    expect(await names(fixture)).toEqual([])
    endLast()
    await vi.waitFor(async () => expect(await names(fixture)).toEqual(['slow']), patiently)
    const [told] = await fixture.call('watch', 'list', {})
    expect(told?.refused).toEqual([])
  })

  it('takes the same bytes once, whatever they are called, also after they were deleted', async () => {
    const fixture = await open()
    const folder = await temporaryFolder()
    await fixture.call('watch', 'add', { folder }, local)
    await writeFile(join(folder, 'a.png'), pngBytes(8, 6, 'same'))
    await writeFile(join(folder, 'b.png'), pngBytes(8, 6, 'same'))
    await writeFile(join(folder, 'c.png'), pngBytes(8, 6, 'other'))
    await vi.waitFor(async () => expect(await names(fixture)).toHaveLength(2), patiently)
    const { assets } = await fixture.call('library', 'list', {})
    await fixture.call('library', 'trash', { ids: assets.map(({ id }) => id) })
    await fixture.call('library', 'emptyTrash', {})
    const again = await fixture.restart()
    await writeFile(join(folder, 'd.png'), pngBytes(8, 6, 'after the start'))
    await vi.waitFor(async () => expect(await names(again)).toEqual(['d']), patiently)
  })

  it('takes what came while the studio was closed or the folder was paused', async () => {
    const fixture = await open()
    const folder = await temporaryFolder()
    const { id } = await fixture.call('watch', 'add', { folder }, local)
    await fixture.call('watch', 'setPaused', { id, paused: true })
    await writeFile(join(folder, 'paused.png'), pngBytes(8, 6, 'paused'))
    expect(await fixture.call('watch', 'list', {})).toMatchObject([{ state: 'paused', taken: 0 }])
    await fixture.call('watch', 'setPaused', { id, paused: false })
    await vi.waitFor(async () => expect(await names(fixture)).toEqual(['paused']), patiently)
    await fixture.studio.close()
    await writeFile(join(folder, 'closed.png'), pngBytes(8, 6, 'closed'))
    const again = await open(fixture.folder)
    await vi.waitFor(
      async () => expect(await names(again)).toEqual(['closed', 'paused']),
      patiently,
    )
    expect(await again.call('watch', 'remove', { id })).toEqual([])
    expect(await names(again)).toHaveLength(2)
  })

  it('names what could not be read, tries it once, and follows no links', async () => {
    const fixture = await open()
    const folder = await temporaryFolder()
    const secret = join(await temporaryFolder(), 'secret.png')
    await writeFile(secret, pngBytes(8, 6, 'secret'))
    await fixture.call('watch', 'add', { folder }, local)
    await writeFile(join(folder, 'fake.jpg'), 'no picture, whatever it is called')
    await writeFile(join(folder, 'inspect-crashes.png'), pngBytes(8, 6, 'bomb'))
    await symlink(secret, join(folder, 'link.png'))
    await writeFile(join(folder, 'good.png'), pngBytes(8, 6, 'good'))
    const refused = [
      // With the facts that the reason is told from, after a restart too.
      { name: 'fake.jpg', code: 'image-unsupported', data: { format: 'unknown' } },
      { name: 'inspect-crashes.png', code: 'image-damaged' },
    ]
    await vi.waitFor(async () => {
      const [told] = await fixture.call('watch', 'list', {})
      expect(told).toMatchObject({ taken: 1, refused })
    }, patiently)
    expect(await names(fixture)).toEqual(['good'])
    const again = await fixture.restart()
    await writeFile(join(folder, 'later.png'), pngBytes(8, 6, 'later'))
    await vi.waitFor(async () => expect(await names(again)).toEqual(['good', 'later']), patiently)
    await vi.waitFor(async () => {
      const [told] = await again.call('watch', 'list', {})
      expect(told).toMatchObject({ refused })
      expect(told?.leftOut).toEqual({ ...nothingLeftOut, links: 1 })
    }, patiently)
    expect(again.engines.filter(({ exitCode, signalCode }) => exitCode ?? signalCode)).toEqual([])
  })

  // Of a scanner's files all pages but the first seemed to be lost.
  it('says once of how many that came together only the first page is worked on', async () => {
    const fixture = await open()
    const folder = await temporaryFolder()
    await fixture.call('watch', 'add', { folder }, local)
    await writeFile(join(folder, 'a pages-3.png'), pngBytes(8, 6, 'a'))
    await writeFile(join(folder, 'b pages-12.png'), pngBytes(8, 6, 'b'))
    await writeFile(join(folder, 'c.png'), pngBytes(8, 6, 'c'))
    const told = () =>
      fixture.notices
        .filter(({ code }) => code === 'several-pages')
        .reduce((sum, { data }) => sum + Number(data.count), 0)
    await vi.waitFor(() => expect(told()).toBe(2), patiently)
    expect(await names(fixture)).toHaveLength(3)
  })

  it('is never the library itself, nor around or inside it, and pages cannot name one', async () => {
    const fixture = await open()
    const library = join(fixture.folder, 'library')
    for (const folder of [library, join(library, 'pictures'), fixture.folder]) {
      await mkdir(folder, { recursive: true })
      const adding = fixture.call('watch', 'add', { folder }, local)
      expect((await rejectionOf(adding)).code).toBe('folder-refused')
    }
    const page = fixture.call('watch', 'add', { folder: await temporaryFolder() })
    expect((await rejectionOf(page)).code).toBe('not-allowed')
  })

  it('is none that holds more folders than a system watches', async () => {
    const fixture = await openFixtureStudio({ watchFolders: 3 })
    const folder = await temporaryFolder()
    for (const name of ['a', 'b', 'c']) await mkdir(join(folder, name))
    const { code, data } = await rejectionOf(fixture.call('watch', 'add', { folder }, local))
    expect(code).toBe('folder-too-large')
    expect(data.limit).toBe(3)
    expect(await fixture.call('watch', 'list', {})).toEqual([])
    await fixture.call('watch', 'add', { folder: join(folder, 'a') }, local)
  })
})
