import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'libsql'
import sharp from 'sharp'
import { StudioPage } from './support/studioPage'
import { expect, openStudio, test } from './support/studioTest'

const total = 10_000
const hues = 20

/** Fills a library as the studio writes it: files, thumbnails and index. */
async function fill(folder: string): Promise<void> {
  const library = join(folder, 'library 图库')
  const pictures = await Promise.all(
    Array.from({ length: hues }, async (_, hue) => {
      const background = { r: (hue * 37) % 256, g: (hue * 91) % 256, b: (hue * 151) % 256 }
      const plain = sharp({ create: { width: 160, height: 160, channels: 3, background } })
      return { png: await plain.png().toBuffer(), webp: await plain.webp().toBuffer() }
    }),
  )
  const database = new Database(join(library, 'library.db'))
  const insert = database.prepare(
    `INSERT INTO assets (id, kind, name, origin, created, file, format, width, height, bytes, sha256)
     VALUES (?, 'image', ?, 'imported', ?, ?, 'png', 160, 160, ?, ?)`,
  )
  const search = database.prepare('INSERT INTO asset_search (rowid, text) VALUES (?, ?)')
  await mkdir(join(library, 'pictures', '2026-11'), { recursive: true })
  const ids = Array.from({ length: total }, () => randomUUID())
  for (const id of ids)
    await mkdir(join(library, '.studio', 'thumbnails', id.slice(0, 2)), { recursive: true })
  database.exec('BEGIN')
  for (const [index, id] of ids.entries()) {
    const { png, webp } = pictures[index % hues] ?? { png: Buffer.of(), webp: Buffer.of() }
    const file = `pictures/2026-11/${index}.png`
    await writeFile(join(library, file), png)
    await writeFile(join(library, '.studio', 'thumbnails', id.slice(0, 2), `${id}.webp`), webp)
    const sha256 = String(index).padStart(64, '0')
    const row = insert.run(id, `picture ${index}`, 1.7e12 + index, file, png.length, sha256)
    search.run(row.lastInsertRowid, `picture ${index}`)
  }
  database.exec('COMMIT')
  database.close()
}

/** A large library would otherwise flash white holes while one looks for a picture. */
test('ten thousand pictures scroll without blank holes', async ({ folder }) => {
  const door = test.info().project.name
  test.skip(door !== 'chromium', 'the page is the same; one browser is enough')
  await (await openStudio(door, folder)).close()
  await fill(folder)
  const studio = await openStudio(door, folder)
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  const grid = page.getByRole('listbox')
  await expect(window.pictures.first()).toHaveAttribute('aria-setsize', String(total))

  /** Places across the grid that no tile covers, and tiles in sight whose picture is not there. */
  const holes = () =>
    grid.evaluate((list) => {
      const box = list.getBoundingClientRect()
      let bare = 0
      for (let y = box.top + 24; y < box.bottom - 24; y += 40) {
        // Two heights further apart than the gap between two rows.
        const found = [y, y + 10].some((height) =>
          document.elementFromPoint(box.left + box.width * 0.3, height)?.closest('[role=option]'),
        )
        if (!found) bare += 1
      }
      const unseen = [...list.querySelectorAll('[role=option]')].filter((tile) => {
        const { top, bottom } = tile.getBoundingClientRect()
        const image = tile.querySelector('img')
        const inSight = bottom > box.top + 8 && top < box.bottom - 8
        return inSight && !(image?.complete && image.naturalWidth > 0)
      })
      return bare + unseen.length
    })

  await test.step('jumping anywhere, the pictures are there', async () => {
    for (const part of [0, 0.5, 0.93, 0.21, 1]) {
      await grid.evaluate((list, at) => {
        list.scrollTop = at * (list.scrollHeight - list.clientHeight)
      }, part)
      await expect.poll(holes).toBe(0)
    }
  })

  await test.step('while it scrolls, no frame shows ground where tiles belong', async () => {
    const bareFrames = await grid.evaluate(async (list) => {
      list.scrollTop = 40_000
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      for (let index = 0; index < 30; index += 1) await frame()
      const box = list.getBoundingClientRect()
      let bare = 0
      for (let index = 0; index < 180; index += 1) {
        list.scrollTop += 60
        // Looked at a frame later: what that frame has drawn.
        await frame()
        await frame()
        for (let y = box.top + 24; y < box.bottom - 24; y += 40) {
          const found = [y, y + 10].some((height) =>
            document.elementFromPoint(box.left + box.width * 0.3, height)?.closest('[role=option]'),
          )
          if (!found) bare += 1
        }
      }
      return bare
    })
    expect(bareFrames).toBe(0)
    await expect.poll(holes).toBe(0)
  })

  expect(studio.complaints).toEqual([])
  await studio.close()
})
