/** Windows for the benchmarks: the studio's and a blank one, in Electron and in Chromium. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { _electron, chromium } from '@playwright/test'
import { findChromium, findElectron, hasDisplay, root } from '../../.config/machine.cjs'

const size = { width: 1280, height: 800 }

export const environmentOf = (folder) => ({
  ...process.env,
  STUDIO_HOME: join(folder, 'home'),
  STUDIO_LIBRARY: join(folder, 'library'),
  STUDIO_NO_DIALOGS: '1',
  LANG: 'en_GB.UTF-8',
  LANGUAGE: 'en_GB',
  LC_ALL: '',
})

/** The doors whose windows can be shown here, by name. */
export function shownDoors() {
  const electron = findElectron({ fetch: false })
  return [
    ...(findChromium() ? ['chromium'] : []),
    ...(electron && hasDisplay() ? ['electron'] : []),
  ]
}

/** An Electron application of one window and nothing in it but the page. */
async function blankApplication(folder, html) {
  const place = join(folder, 'blank application')
  await mkdir(place, { recursive: true })
  await writeFile(join(place, 'package.json'), '{ "name": "blank", "main": "main.cjs" }')
  await writeFile(join(place, 'page.html'), html)
  const lines = [
    "const { app, BrowserWindow } = require('electron')",
    "const { join } = require('node:path')",
    'app.whenReady().then(() => {',
    `  new BrowserWindow(${JSON.stringify(size)}).loadFile(join(__dirname, 'page.html'))`,
    '})',
    "app.on('window-all-closed', () => app.quit())",
  ]
  await writeFile(join(place, 'main.cjs'), lines.join('\n'))
  return place
}

async function openElectron(folder, html) {
  const application = await _electron.launch({
    executablePath: findElectron({ fetch: false }),
    args: [
      html === undefined ? root : await blankApplication(folder, html),
      '--no-sandbox',
      `--user-data-dir=${join(folder, html === undefined ? 'electron' : 'blank electron')}`,
      '--lang=en',
    ],
    env: environmentOf(folder),
  })
  const page = await application.firstWindow()
  return { page, close: () => application.close() }
}

async function openChromium(folder, html) {
  const server = html === undefined ? await startServer(folder) : undefined
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox'],
  })
  const page = await browser.newPage({ viewport: size, locale: 'en-GB' })
  if (server) await page.goto(server.link)
  else await page.setContent(html)
  return {
    page,
    async close() {
      await browser.close()
      if (!server) return
      server.child.kill('SIGTERM')
      await once(server.child, 'exit')
    },
  }
}

async function startServer(folder) {
  const child = spawn(process.execPath, [join(root, 'dist/studio.cjs'), 'serve', '--json'], {
    env: environmentOf(folder),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return { child, link: JSON.parse(line).link }
}

/** Opens the studio, or a page of nothing but `html`, through a door. */
export const openWindow = (door, folder, html) =>
  door === 'electron' ? openElectron(folder, html) : openChromium(folder, html)

/** Waits until the studio takes a press, and leaves the first-run page. */
export async function enterStudio(page) {
  const skip = page.getByRole('button', { name: 'Skip' })
  const main = page.getByRole('main')
  await skip.or(main).first().waitFor()
  if (await skip.isVisible()) await skip.click()
  await main.waitFor()
}
