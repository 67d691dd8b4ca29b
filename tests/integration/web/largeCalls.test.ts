import { afterAll, beforeAll, expect, it } from 'vitest'
import { pngBytes } from '../core/fixtureStudio'
import { type ServedStudio, serveStudio } from './servedStudio'

let studio: ServedStudio

beforeAll(async () => {
  studio = await serveStudio()
})

afterAll(() => studio?.stop())

/** Strokes over a large photograph would otherwise be forgotten in a browser, and only there. */
it('a large stroke is written down, while other calls stay small', async () => {
  const picture = await studio.importBytes('a.png', pngBytes())
  const { id } = (await picture.json()) as { id: string }
  const large = 'A'.repeat(3 * 2 ** 20)
  const entry = {
    kind: 'mask',
    id: crypto.randomUUID(),
    labelKey: 'canvas:edits.stroke',
    asset: id,
    change: large,
  }
  const client = crypto.randomUUID()
  const state = { mask: { asset: id, packed: large } }
  expect((await studio.call('history/push', { client, entry, state })).status).toBe(200)
  expect((await studio.call('library/list', { search: large })).status).toBe(413)
})
