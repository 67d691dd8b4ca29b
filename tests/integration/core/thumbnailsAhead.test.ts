import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { RouteInput } from '../../../preload/contract/routes'
import { patiently } from '../../fixtures/patiently'
import {
  closeFixtureStudios,
  type FixtureStudio,
  openFixtureStudio,
  pngBytes,
} from './fixtureStudio'

afterEach(closeFixtureStudios)

const local = { access: 'local' } as const

async function take(fixture: FixtureStudio, ...names: string[]): Promise<string[]> {
  const paths = names.map((name) => join(fixture.folder, name))
  for (const path of paths) await writeFile(path, pngBytes(8, 6, path))
  const { assets } = await fixture.call('library', 'importFiles', { paths }, local)
  return assets.map(({ id }) => id)
}

const thumbnail = (fixture: FixtureStudio, id: string) =>
  existsSync(join(fixture.folder, 'library', '.studio', 'thumbnails', id.slice(0, 2), `${id}.webp`))

/** A first scroll through what was just imported would otherwise be one through empty tiles. */
describe('thumbnails', () => {
  it('are there before anybody scrolls to them, but for one that cannot be made', async () => {
    const fixture = await openFixtureStudio({ thumbnails: 'ahead' })
    const [first = '', broken = '', last = ''] = await take(
      fixture,
      'a.png',
      'thumbnail-fails.png',
      'z.png',
    )
    await vi.waitFor(
      () => expect([first, last].every((id) => thumbnail(fixture, id))).toBe(true),
      patiently,
    )
    expect(thumbnail(fixture, broken)).toBe(false)
  })

  it('wait while a job runs', async () => {
    const fixture = await openFixtureStudio({ thumbnails: 'ahead' })
    const [input = ''] = await take(fixture, 'slow.png')
    await vi.waitFor(() => expect(thumbnail(fixture, input)).toBe(true), patiently)
    const job = await fixture.call('jobs', 'submit', {
      recipe: { steps: [{ step: 'adjust.tone' }] },
      inputs: [{ asset: input }],
    } as RouteInput<'jobs', 'submit'>)
    await vi.waitFor(async () => {
      const [running] = await fixture.call('jobs', 'list', {})
      expect(running?.progress).toBeGreaterThan(0)
    }, patiently)
    const [late = ''] = await take(fixture, 'late.png')
    const before = (await fixture.call('jobs', 'list', {}))[0]?.progress ?? 1
    await vi.waitFor(async () => {
      const [running] = await fixture.call('jobs', 'list', {})
      expect(running?.progress).toBeGreaterThan(before + 0.1)
    }, patiently)
    expect(thumbnail(fixture, late)).toBe(false)
    await fixture.call('jobs', 'cancel', { id: job.id })
    await vi.waitFor(() => expect(thumbnail(fixture, late)).toBe(true), patiently)
  })

  it('that a closed studio left are made when it opens again', async () => {
    const fixture = await openFixtureStudio({ thumbnails: 'asked' })
    const ids = await take(fixture, 'a.png', 'b.png')
    expect(ids.some((id) => thumbnail(fixture, id))).toBe(false)
    const again = await fixture.restart({ thumbnails: 'ahead' })
    await vi.waitFor(() => expect(ids.every((id) => thumbnail(again, id))).toBe(true), patiently)
  })
})
