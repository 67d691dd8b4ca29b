import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../.config/machine.cjs'
import { compare, median, timed } from './measure.mjs'
import { enterStudio, openElectron, shownDoors } from './windows.mjs'

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
  if (!shownDoors().includes('electron'))
    return { rows, skipped: 'no Electron or no display is here: its start was not measured' }
  const html = '<title>blank</title><button>press</button>'
  const open = async (page) => {
    const window = await openElectron(folder, page)
    if (page === undefined) await enterStudio(window.page)
    else await window.page.getByRole('button').waitFor()
    return window
  }
  const times = { studio: [], blank: [] }
  // The first start makes the library, and fills the caches of both.
  for (let round = 0; round < 5; round += 1) {
    for (const [name, page] of [
      ['studio', undefined],
      ['blank', html],
    ]) {
      let window
      const milliseconds = await timed(async () => {
        window = await open(page)
      })
      await window.close()
      if (round > 0) times[name].push(milliseconds)
    }
  }
  rows.push({
    what: 'from a start to a window that takes presses, Electron',
    value: `${median(times.studio).toFixed(0)} ms`,
    against: 'a window with one button',
    reference: `${median(times.blank).toFixed(0)} ms`,
    figure: median(times.studio) / median(times.blank),
    bar: 2,
  })
  return { rows }
}
