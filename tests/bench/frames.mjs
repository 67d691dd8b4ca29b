import { link, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'libsql'
import sharp from 'sharp'
import { commandLine, photographLibrary, seenAlone } from './photograph.mjs'
import { enterStudio, openWindow, shownDoors } from './windows.mjs'

/** Assets in the gallery that is scrolled. */
const assets = 10_000

/** A stroke in widening turns, replayed at its own pace: places as parts of the canvas, one for every 8 milliseconds. */
const stroke = Array.from({ length: 300 }, (_, step) => {
  const turn = (step / 300) * 6 * Math.PI
  const reach = 0.05 + 0.3 * (step / 300)
  return [0.5 + reach * Math.cos(turn), 0.5 + reach * Math.sin(turn)]
})
const strokeMilliseconds = 8

/** Frames that a page showed while something was done to it, and how many a 60 Hz display has in the time. */
async function framesDuring(page, work) {
  await page.evaluate(() => {
    window.benchFrames = []
    const note = (time) => {
      window.benchFrames?.push(time)
      if (window.benchFrames) requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
  })
  await work()
  const times = await page.evaluate(() => {
    const seen = window.benchFrames
    window.benchFrames = undefined
    return seen
  })
  const elapsed = times.at(-1) - times[0]
  const possible = Math.round((elapsed / 1000) * 60)
  return { shown: times.length - 1, possible, dropped: Math.max(0, possible - times.length + 1) }
}

/** Does each thing at its own time, so that two pages are given them at the same pace. */
async function atPace(items, milliseconds, act) {
  const started = performance.now()
  for (const [index, item] of items.entries()) {
    const early = started + index * milliseconds - performance.now()
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early))
    await act(item)
  }
}

async function replayStroke(page, box) {
  const at = ([x, y]) => [box.x + box.width * x, box.y + box.height * y]
  await page.mouse.move(...at(stroke[0]))
  await page.mouse.down()
  const frames = await framesDuring(page, () =>
    atPace(stroke, strokeMilliseconds, (place) => page.mouse.move(...at(place))),
  )
  await page.mouse.up()
  return frames
}

async function replayScroll(page, box) {
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  return framesDuring(page, () =>
    atPace(Array.from({ length: 120 }), 16, () => page.mouse.wheel(0, 240)),
  )
}

/** A stroke on the mask of the photograph that is first in the gallery. */
async function studioStroke(page) {
  await enterStudio(page)
  const gallery = page.getByRole('listbox')
  await gallery.getByRole('option').first().dblclick()
  const canvas = page.getByRole('application')
  await canvas.waitFor()
  await page.waitForFunction(() =>
    document
      .querySelector('[role=application]')
      ?.getAttribute('aria-label')
      ?.includes('photograph'),
  )
  await page.getByRole('tab', { name: 'Edit' }).click()
  const group = page
    .getByRole('tabpanel')
    .getByRole('region', { name: 'Erase and fill', exact: true })
  const head = group.getByRole('button', { name: 'Erase and fill', exact: true })
  if ((await head.first().getAttribute('aria-expanded')) === 'false') await head.first().click()
  await group.getByRole('button', { name: 'Paint mask' }).click()
  return replayStroke(page, await canvas.boundingBox())
}

async function studioScroll(page) {
  await enterStudio(page)
  const gallery = page.getByRole('listbox')
  await gallery.getByRole('option').first().waitFor()
  return replayScroll(page, await gallery.boundingBox())
}

const whole = { x: 0, y: 0, width: 1200, height: 700 }

/** A library of many small pictures, filled as the studio writes it. */
async function largeLibrary(folder) {
  await commandLine(folder, 'library', 'list')
  const pictures = join(folder, 'library/pictures')
  await mkdir(pictures, { recursive: true })
  const first = join(pictures, 'first.png')
  await sharp({ create: { width: 256, height: 256, channels: 3, background: '#a64' } })
    .png()
    .toFile(first)
  const database = new Database(join(folder, 'library/library.db'))
  const asset = database.prepare(
    `INSERT INTO assets (id, kind, name, origin, created, file, format, width, height, bytes, sha256)
     VALUES (?, 'image', ?, 'imported', ?, ?, 'png', 256, 256, 800, ?)`,
  )
  database.exec('BEGIN')
  for (let index = 0; index < assets; index += 1) {
    const hash = String(index).padStart(64, '0')
    const id = `${hash.slice(-8)}-0000-4000-8000-${hash.slice(-12)}`
    asset.run(id, `picture ${index}`, 1_700_000_000_000 + index, `pictures/${index}.png`, hash)
  }
  database.exec('COMMIT')
  database.close()
  for (let index = 0; index < assets; index += 1) await link(first, join(pictures, `${index}.png`))
}

async function measured(door, folder, html, measure) {
  const { page, close } = await openWindow(door, folder, html)
  page.setDefaultTimeout(90_000)
  try {
    return await measure(page)
  } finally {
    await close()
  }
}

/** Frames of a stroke on 24 megapixels and of a scrolled gallery, against pages that only show the picture. */
export async function bench(folder) {
  const doors = shownDoors()
  if (doors.length === 0) return { skipped: 'neither Chromium nor Electron with a display is here' }
  const rows = []
  for (const door of doors) {
    const strokes = join(folder, `${door} strokes`)
    const scrolls = join(folder, `${door} scrolls`)
    await mkdir(strokes)
    await mkdir(scrolls)
    const photograph = await photographLibrary(strokes)
    await largeLibrary(scrolls)
    const { source, page: still } = await seenAlone(photograph)
    const tall = `<body style="margin:0"><div style="height:400000px;background:url(${source})"></div></body>`
    for (const [what, own, blank, html, place] of [
      ['a stroke on 24 MP', studioStroke, replayStroke, still, strokes],
      [`scrolling ${assets} pictures`, studioScroll, replayScroll, tall, scrolls],
    ]) {
      const mine = await measured(door, place, undefined, own)
      const other = await measured(door, place, html, (page) => blank(page, whole))
      const rate = ({ shown, possible }) => shown / possible
      rows.push({
        what: `${what}, ${door}: frames at 60 Hz`,
        value: `${mine.shown} of ${mine.possible}, ${mine.dropped} dropped`,
        against: 'a page with the picture alone',
        reference: `${other.shown} of ${other.possible}, ${other.dropped} dropped`,
        figure: rate(other) / rate(mine),
        bar: 1.1,
      })
    }
  }
  return {
    rows,
    ...(doors.includes('electron') ? {} : { skipped: 'no Electron or no display is here' }),
  }
}
