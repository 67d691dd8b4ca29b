import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { rejectionOf } from '../../unit/core/errorOf'
import {
  closeFixtureStudios,
  type FixtureStudio,
  openFixtureStudio,
  pngBytes,
  temporaryFolder,
} from './fixtureStudio'

afterEach(closeFixtureStudios)

async function picture(name: string): Promise<string> {
  const path = join(await temporaryFolder(), name)
  await writeFile(path, pngBytes())
  return path
}

const pictures = ({ studio }: FixtureStudio) => studio.engines.pictures

describe('an engine process', () => {
  it('starts with the first call, is shared by all, and is let go when idle', async () => {
    const fixture = await openFixtureStudio()
    expect(fixture.engines).toHaveLength(0)
    const path = await picture('a.png')
    await Promise.all([1, 2, 3].map(() => pictures(fixture).call('inspect', { path })))
    expect(fixture.engines).toHaveLength(1)
    expect(pictures(fixture).state).toBe('ready')
    await fixture.call('settings', 'update', { idleMinutes: 0.1 })
    await fixture.call('engine', 'release', {})
    expect(pictures(fixture).state).toBe('stopped')
    await pictures(fixture).call('inspect', { path })
    expect(fixture.engines).toHaveLength(2)
  })

  it('starts again after a crash; only what it worked on fails', async () => {
    const fixture = await openFixtureStudio()
    const crash = pictures(fixture).call('inspect', { path: await picture('inspect-crashes.png') })
    expect(await rejectionOf(crash)).toMatchObject({
      code: 'engine-crashed',
      data: { reason: 'SIGSEGV' },
    })
    const facts = await pictures(fixture).call('inspect', { path: await picture('b.png') })
    expect(facts.width).toBe(8)
    expect((await fixture.call('engine', 'status', {})).restarts).toBe(1)
    expect(fixture.notices).toMatchObject([
      { code: 'engine-restarted', data: { engine: 'pictures' } },
    ])
  })

  it('is ended to cancel what does not listen, and other calls on it start over unharmed', async () => {
    const fixture = await openFixtureStudio()
    const stop = new AbortController()
    const [hanging, good] = await Promise.all([picture('inspect-hangs.png'), picture('good.png')])
    const cancelled = pictures(fixture).call('inspect', { path: hanging }, { signal: stop.signal })
    const other = pictures(fixture).call('inspect', { path: good })
    stop.abort()
    expect((await rejectionOf(cancelled)).code).toBe('cancelled')
    expect((await other).width).toBe(8)
    expect(fixture.notices).toEqual([])
  })

  it('is ended where a call takes longer than it may', async () => {
    const fixture = await openFixtureStudio()
    const call = pictures(fixture).call(
      'inspect',
      { path: await picture('inspect-hangs.png') },
      { deadline: 100 },
    )
    expect((await rejectionOf(call)).code).toBe('engine-crashed')
    expect((await pictures(fixture).call('inspect', { path: await picture('b.png') })).height).toBe(
      6,
    )
  })

  it('that does not start is said to be unavailable, with its reason', async () => {
    const fixture = await openFixtureStudio({}, undefined, { FIXTURE_NO_START: '1' })
    const path = await picture('a.png')
    expect(await rejectionOf(pictures(fixture).call('inspect', { path }))).toMatchObject({
      code: 'engine-unavailable',
      data: { reason: 'exit 7' },
    })
    const missing = await openFixtureStudio({
      launchEngine: () => {
        throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
      },
    })
    expect(await rejectionOf(pictures(missing).call('inspect', { path }))).toMatchObject({
      code: 'engine-unavailable',
      data: { reason: 'ENOENT' },
    })
  })

  it('takes no calls after the studio has closed, and ends with it', async () => {
    const fixture = await openFixtureStudio()
    await pictures(fixture).call('inspect', { path: await picture('a.png') })
    const [engine] = fixture.engines
    const ended = engine && once(engine, 'exit')
    await fixture.studio.close()
    await ended
    const late = pictures(fixture).call('inspect', { path: 'x' })
    expect((await rejectionOf(late)).code).toBe('cancelled')
  })
})
