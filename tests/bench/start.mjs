import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../.config/machine.cjs'
import { compare, median, timed } from './measure.mjs'
import { photographLibrary, seenAlone } from './photograph.mjs'
import { enterStudio, openWindow, shownDoors } from './windows.mjs'

const run = promisify(execFile)

/** Starting the command line, against starting Node alone. */
export async function bench(folder) {
  const env = {
    ...process.env,
    STUDIO_HOME: join(folder, 'start home'),
    STUDIO_LIBRARY: join(folder, 'start library'),
  }
  const studio = (...words) =>
    run(process.execPath, [join(root, 'dist/studio.cjs'), ...words], { env })
  const node = () => run(process.execPath, ['-e', '0'])
  await studio('models', 'list')
  const rows = []
  for (const [what, words] of [
    ['studio --version', ['--version']],
    ['studio settings get', ['settings', 'get', '--json']],
  ]) {
    const { milliseconds, reference, ratio } = await compare(7, () => studio(...words), node)
    rows.push({
      what,
      value: `${milliseconds.toFixed(0)} ms`,
      against: 'node -e 0',
      reference: `${reference.toFixed(0)} ms`,
      figure: ratio,
    })
  }
  const doors = shownDoors()
  if (doors.includes('electron')) {
    const html = '<title>blank</title><button>press</button>'
    const { own, other } = await inTurn(
      () => opened('electron', folder, undefined, enterStudio),
      () => opened('electron', folder, html, (page) => page.getByRole('button').waitFor()),
    )
    rows.push({
      what: 'from a start to a window that takes presses, Electron',
      value: `${own.toFixed(0)} ms`,
      against: 'a window with one button',
      reference: `${other.toFixed(0)} ms`,
      figure: own / other,
      bar: 2,
    })
  }
  for (const door of doors) {
    const place = join(folder, `${door} start`)
    await mkdir(place)
    const { page: alone } = await seenAlone(await photographLibrary(place))
    await opened(door, place, undefined, openPhotograph)
    const { own, other } = await inTurn(
      () => opened(door, place, undefined, seePhotograph),
      () => opened(door, place, alone, (page) => page.waitForFunction(isLoaded)),
    )
    rows.push({
      what: `from a start to the photograph that was open last, ${door}`,
      value: `${own.toFixed(0)} ms`,
      against: 'a page with the picture alone',
      reference: `${other.toFixed(0)} ms`,
      figure: own / other,
    })
  }
  if (doors.includes('electron')) return { rows }
  return { rows, skipped: 'no Electron or no display is here: its start was not measured' }
}

/** Medians of both, in turn. The first of each makes what the others find, and fills the caches. */
async function inTurn(own, other) {
  const times = { own: [], other: [] }
  for (let round = 0; round < 5; round += 1) {
    for (const [name, start] of [
      ['own', own],
      ['other', other],
    ]) {
      const milliseconds = await start()
      if (round > 0) times[name].push(milliseconds)
    }
  }
  return { own: median(times.own), other: median(times.other) }
}

/** Milliseconds until a window is there and what is waited for in it. */
async function opened(door, folder, html, wait) {
  let window
  const milliseconds = await timed(async () => {
    window = await openWindow(door, folder, html)
    await wait(window.page)
  })
  await window.close()
  return milliseconds
}

async function openPhotograph(page) {
  await enterStudio(page)
  await page.getByRole('listbox').getByRole('option').first().dblclick()
  await page.waitForFunction(isPhotographSeen)
  // What was open last is written down a moment later.
  await page.waitForTimeout(2000)
}

const seePhotograph = (page) => page.waitForFunction(isPhotographSeen)

/** In the page: whether its only picture is there. */
const isLoaded = () => document.querySelector('img')?.complete === true

/** In the page: whether the canvas shows the photograph's noise, which nothing else there looks like. */
function isPhotographSeen() {
  const layers = [...document.querySelectorAll('[role=application] canvas')]
  return layers.some((layer) => {
    const { width, height } = layer
    const row = layer.getContext('2d')?.getImageData(width >> 2, height >> 1, width >> 1, 1).data
    return row !== undefined && new Set(row.filter((_, index) => index % 4 === 0)).size > 16
  })
}
