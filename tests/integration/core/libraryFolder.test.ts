import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { rejectionOf } from '../../unit/core/errorOf'
import { closeFixtureStudios, openFixtureStudio, pngBytes, temporaryFolder } from './fixtureStudio'

afterEach(closeFixtureStudios)

const local = { access: 'local' } as const

/** Pictures on a disk that is not connected would look lost, and new ones go where nobody looks for them. */
describe('a chosen library that is not there', () => {
  it('is said to be unusable, is not begun anew, and another one can be chosen without it', async () => {
    const fixture = await openFixtureStudio()
    const chosen = join(await temporaryFolder(), '外接 disk')
    await fixture.call('library', 'moveTo', { folder: chosen }, local)
    await fixture.call('library', 'importBytes', { name: 'a.png', bytes: pngBytes() })
    await fixture.studio.close()
    const away = `${chosen} away`
    await rename(chosen, away)

    const failure = await rejectionOf(openFixtureStudio({}, fixture.folder))
    expect(failure.toPayload()).toEqual({
      code: 'library-unusable',
      data: { name: '外接 disk', reason: 'ENOENT' },
    })
    expect(existsSync(chosen)).toBe(false)

    // As `studio library move-to` does it.
    const without = await openFixtureStudio({ library: 'none', door: 'cli' }, fixture.folder)
    await without.call('library', 'moveTo', { folder: away }, local)
    await without.studio.close()
    const again = await openFixtureStudio({}, fixture.folder)
    expect((await again.call('library', 'list', {})).assets[0]?.name).toBe('a')
  })

  it('is unusable, not a fault of the studio, where its index cannot be opened', async () => {
    const fixture = await openFixtureStudio()
    await fixture.studio.close()
    const lock = join(fixture.folder, 'library', '.studio', 'lock.db')
    await rm(lock)
    await mkdir(lock)
    const failure = await rejectionOf(openFixtureStudio({}, fixture.folder))
    expect(failure.toPayload()).toEqual({
      code: 'library-unusable',
      data: { reason: 'SQLITE_CANTOPEN' },
    })
  })
})

/** Half of the pictures would lie in one folder, half in another, and neither index would know all of them. */
describe('a library that is moved while it is open', () => {
  it('takes nothing in until it is back, and is whole then', async () => {
    const fixture = await openFixtureStudio()
    await fixture.call('library', 'importBytes', { name: 'a.png', bytes: pngBytes() })
    const folder = join(fixture.folder, 'library')
    await rename(folder, `${folder} moved`)
    const bytes = pngBytes(8, 6, 'another')
    const taken = fixture.call('library', 'importBytes', { name: 'b.png', bytes })
    expect((await rejectionOf(taken)).code).toBe('library-unusable')
    expect(existsSync(folder)).toBe(false)

    await rename(`${folder} moved`, folder)
    await fixture.call('library', 'importBytes', { name: 'b.png', bytes })
    expect(await fixture.call('diagnostics', 'check', {})).toMatchObject({
      healthy: true,
      checked: 2,
    })
    expect(await readdir(join(folder, '.studio', 'work'))).toEqual([])
  })
})
