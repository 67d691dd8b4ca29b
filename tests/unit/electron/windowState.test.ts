import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { readWindowState } from '../../../main/electron/windowState'

vi.mock('electron', async () => (await import('./fakeElectron')).electronModule())

const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }]
const place = { x: 40, y: 30, width: 1200, height: 800, maximized: false }
let home: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'window '))
})
afterAll(() => rm(home, { recursive: true, force: true }))

const readWith = async (text: string) => {
  await writeFile(join(home, 'window.json'), text)
  return readWindowState(home, screens)
}

it('opens the window where it stood', async () => {
  expect(await readWith(JSON.stringify(place))).toEqual(place)
})

it.each([
  ['cut', '{"x": 4'],
  ['nothing', 'null'],
  ['a list', '[]'],
  ['a width that is a word', JSON.stringify({ ...place, width: 'wide' })],
  ['a width beyond all screens', JSON.stringify({ ...place, width: 1e9 })],
  ['a height that is too small to use', JSON.stringify({ ...place, height: 12 })],
  ['half a pixel', JSON.stringify({ ...place, x: 0.5 })],
  ['no word on whether it fills the screen', JSON.stringify({ ...place, maximized: undefined })],
  ['off every screen', JSON.stringify({ ...place, x: 5000 })],
])('opens the window at its first size where the file holds %s', async (_what, text) => {
  expect(await readWith(text)).toEqual({ width: 1440, height: 900, maximized: false })
})
