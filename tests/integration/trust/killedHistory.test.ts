import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Edit } from '../../../preload/contract/edit'
import type { HistoryEntry } from '../../../preload/contract/history'
import { pngBytes } from '../core/fixtureStudio'
import { type ServedStudio, serveStudio } from '../web/servedStudio'
import { randomNumbers } from './randomNumbers'

const client = crypto.randomUUID()
const rounds = 6

async function answer<T>(response: Promise<Response>): Promise<T> {
  const got = await response
  if (!got.ok) throw new Error(`${got.status}`)
  return (await got.json()) as T
}

/** Bytes of a picture as the page gets them. */
async function hashOf(studio: ServedStudio, id: string): Promise<string> {
  const picture = await fetch(`${studio.origin}/asset/${id}/original`, {
    headers: { authorization: `Bearer ${studio.token}` },
  })
  return createHash('sha256')
    .update(Buffer.from(await picture.arrayBuffer()))
    .digest('hex')
}

/** An hour of painting and sorting would otherwise hang on the studio ending well. */
it('a studio that is killed at any moment opens with all that it had answered', async () => {
  const random = randomNumbers(20)
  let studio = await serveStudio()
  const { folder } = studio
  try {
    const { id } = await answer<{ id: string }>(studio.importBytes('a.png', pngBytes()))
    const { edit } = await answer<{ edit: Edit }>(studio.call('edits/open', { asset: id }))
    const before = await hashOf(studio, id)
    const answered: string[] = []
    for (let round = 0; round < rounds; round += 1) {
      const end = studio.end.bind(studio)
      let killed: Promise<unknown> | undefined
      const kill = setTimeout(() => {
        killed = end('SIGKILL')
      }, 150 + random(600))
      try {
        for (;;) {
          const entry: HistoryEntry = {
            kind: 'mask',
            id: crypto.randomUUID(),
            labelKey: 'canvas:edits.stroke',
            asset: id,
            change: `change ${answered.length}`,
          }
          const mask = { asset: id, packed: `mask ${entry.id}` }
          await answer(studio.call('history/push', { client, entry, state: { edit, mask } }))
          answered.push(entry.id)
        }
      } catch {
        clearTimeout(kill)
        await (killed ?? end('SIGKILL'))
      }
      studio = await serveStudio({ folder })
      const { entries, position, view } = await answer<{
        entries: HistoryEntry[]
        position: number
        view: { edit: Edit }
      }>(studio.call('history/load', {}))
      const kept = entries.map((one) => one.id)
      // The last one may have been written down without its answer getting through.
      const known = kept.at(-1) === answered.at(-1) ? kept : kept.slice(0, -1)
      expect(known.slice(-150)).toEqual(answered.slice(-150))
      expect(position).toBe(entries.length)
      expect(view.edit).toEqual(edit)
      const mask = await answer<{ packed: string }>(studio.call('edits/mask', { asset: id }))
      expect(mask.packed).toBe(`mask ${kept.at(-1)}`)
      expect(await hashOf(studio, id)).toBe(before)
      answered.splice(0, answered.length, ...kept)
    }
    expect(answered.length).toBeGreaterThan(rounds)
  } finally {
    await studio.stop()
  }
})
