import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { SqlDatabase } from '../../../main/core/library/sqlDatabase'
import type { Asset } from '../../../preload/contract/asset'
import { pngBytes } from '../core/fixtureStudio'
import { type ServedStudio, serveStudio } from '../web/servedStudio'
import { descendants, gone, hasProc } from './processes'
import { randomNumbers } from './randomNumbers'

/** STUDIO_LONG=1 kills fifty times. */
const kills = process.env.STUDIO_LONG ? 50 : 12

/** What the user changed of a picture, as the library tells it. */
interface Edited {
  readonly name: string
  readonly rating: number
  readonly caption: string
  readonly tags: readonly string[]
  readonly trashed: boolean
}

const editedOf = ({ name, rating, caption, tags, trashed }: Asset): Edited => ({
  name,
  rating,
  caption,
  tags,
  trashed: trashed !== undefined,
})

let folder: string | undefined
afterAll(async () => {
  if (folder) await rm(folder, { recursive: true, force: true })
})

async function allAssets(studio: ServedStudio): Promise<Asset[]> {
  const pages = await Promise.all(
    [false, true].map(async (trashed) => {
      const answer = await studio.call('library/list', { limit: 1000, trashed })
      return ((await answer.json()) as { assets: Asset[] }).assets
    }),
  )
  return pages.flat()
}

describe.skipIf(!hasProc)('a studio that is killed while the library is edited', () => {
  it('loses no acknowledged edit, mixes none, and starts again', async () => {
    const random = randomNumbers(3)
    /** Every acknowledged state, by asset. */
    const known = new Map<string, Edited>()
    /** The edit that was under way at the kill: all of it may be there, or nothing of it. */
    let open: { id: string; after: Edited } | undefined
    let acknowledged = 0
    let halfDone = 0
    const verify = async (studio: ServedStudio) => {
      const found = new Map((await allAssets(studio)).map((asset) => [asset.id, editedOf(asset)]))
      for (const [id, before] of known) {
        const now = found.get(id)
        if (open?.id === id && JSON.stringify(now) === JSON.stringify(open.after)) halfDone += 1
        else expect(now).toEqual(before)
      }
      // Pictures whose import was not acknowledged may be there too.
      expect(found.size).toBeLessThanOrEqual(known.size + 1)
      known.clear()
      for (const [id, state] of found) known.set(id, state)
      open = undefined
    }

    for (let round = 0; round < kills; round += 1) {
      const studio = await serveStudio(folder ? { folder } : {})
      folder = studio.folder
      await verify(studio)
      let edits = 0
      let dead = false
      const edit = async () => {
        const ids = [...known.keys()]
        edits += 1
        if (ids.length === 0 || random(4) === 0) {
          const name = `picture ${round}-${edits}.png`
          const answer = await studio.importBytes(name, pngBytes(16, 12, name))
          const asset = (await answer.json()) as Asset
          known.set(asset.id, editedOf(asset))
        } else {
          const id = ids[random(ids.length)] ?? ''
          const before = known.get(id) as Edited
          const mark = `${round}-${edits}`
          const trashes = random(5) === 0
          const after: Edited = trashes
            ? { ...before, trashed: !before.trashed }
            : { ...before, name: mark, caption: mark, tags: [mark], rating: random(6) }
          open = { id, after }
          const { name, caption, tags, rating } = after
          await (
            await (trashes
              ? studio.call(`library/${before.trashed ? 'restore' : 'trash'}`, { ids: [id] })
              : studio.call('library/update', { ids: [id], name, caption, tags, rating }))
          ).json()
          known.set(id, after)
          open = undefined
        }
        acknowledged += 1
      }
      // A moment that depends on nothing but chance, after at least one edit.
      await edit()
      const children = descendants(studio.pid)
      const timer = setTimeout(() => {
        dead = true
        void studio.end('SIGKILL')
      }, random(400))
      try {
        while (!dead) await edit()
      } catch {
        // The connection went with the process.
      }
      clearTimeout(timer)
      await studio.end('SIGKILL')
      await gone([studio.pid, ...children, ...descendants(studio.pid)], 6000)
    }

    const studio = await serveStudio({ folder: folder ?? '' })
    await verify(studio)
    for (const { id, sha256 } of await allAssets(studio)) {
      const answer = await fetch(`${studio.origin}/asset/${id}/original`, {
        headers: { authorization: `Bearer ${studio.token}` },
      })
      const bytes = Buffer.from(await answer.arrayBuffer())
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    }
    await studio.end('SIGTERM')
    const database = new SqlDatabase(join(folder ?? '', 'library', 'library.db'))
    expect(database.pragma('integrity_check')[0]?.integrity_check).toBe('ok')
    database.close()
    console.log(
      `kill -9 x ${kills}: ${kills} restarts, ${acknowledged} acknowledged edits, 0 lost, ` +
        `${halfDone} unacknowledged ones kept whole, ${known.size} pictures intact`,
    )
  })
})
