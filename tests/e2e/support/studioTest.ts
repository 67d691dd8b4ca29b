import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { _electron, test as base, chromium, expect, type Page } from '@playwright/test'
import { findChromium, root, testedDesktop } from '../../../.config/machine.cjs'

/** A studio of its own: an empty home and library, opened through the door that the project names. */
export interface OpenStudio {
  readonly page: Page
  readonly folder: string
  /** Problems that the page wrote to its console, and content-security violations. */
  readonly complaints: string[]
  /** Does what saves a file, and tells where the file went. */
  saved(name: string, action: () => Promise<void>): Promise<string>
  /** Does what asks for files, and answers the question with these. */
  chosen(paths: readonly string[], action: () => Promise<void>): Promise<void>
  close(): Promise<void>
  /** Ends the studio as a power cut would: nothing of it gets to say good-bye. */
  kill(): Promise<void>
}

/** Opens the studio in the real Electron, or in Chromium on the loopback door, over a folder. */
export async function openStudio(
  door: string,
  folder: string,
  language = 'en',
): Promise<OpenStudio> {
  const environment = {
    ...process.env,
    STUDIO_HOME: join(folder, 'home'),
    STUDIO_LIBRARY: join(folder, 'library 图库'),
    STUDIO_NO_DIALOGS: '1',
    LANG: language === 'zh-CN' ? 'zh_CN.UTF-8' : 'en_GB.UTF-8',
    LANGUAGE: language === 'zh-CN' ? 'zh_CN' : 'en_GB',
    LC_ALL: '',
  }
  return door === 'electron'
    ? openElectron(folder, environment, language)
    : openChromium(folder, environment, language)
}

type Environment = Record<string, string | undefined>

const defined = (environment: Environment): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  )

async function openElectron(
  folder: string,
  environment: Environment,
  language: string,
): Promise<OpenStudio> {
  const desktop = testedDesktop()
  if (!desktop) throw new Error('there is no Electron to test with')
  const application = await _electron.launch({
    executablePath: desktop.program,
    args: [
      ...desktop.words,
      '--no-sandbox',
      `--user-data-dir=${join(folder, 'electron')}`,
      `--lang=${language}`,
    ],
    env: defined(environment),
  })
  const page = await application.firstWindow()
  const complaints = listenFor(page)
  await page.waitForLoadState('domcontentloaded')
  return {
    page,
    folder,
    complaints,
    async saved(name, action) {
      const path = join(folder, name)
      // The system's dialog cannot be driven: it answers as if the user had chosen this path.
      await application.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      }, path)
      await action()
      await expect.poll(() => existsSync(path), { message: `${name} is written` }).toBe(true)
      return path
    },
    async chosen(paths, action) {
      await application.evaluate(
        ({ dialog }, filePaths) => {
          dialog.showOpenDialog = async () => ({ canceled: false, filePaths })
        },
        [...paths],
      )
      await action()
    },
    close: () => application.close(),
    kill: () => ended(application.process(), 'SIGKILL'),
  }
}

async function openChromium(
  folder: string,
  environment: Environment,
  language: string,
): Promise<OpenStudio> {
  const server = spawn(process.execPath, [join(root, 'dist/studio.cjs'), 'serve', '--json'], {
    env: defined(environment),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { link } = await firstLine<{ link: string }>(server)
  const executablePath = findChromium()
  if (!executablePath) throw new Error('there is no Chromium to test with')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: language === 'zh-CN' ? 'zh-CN' : 'en-GB',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  const complaints = listenFor(page)
  // File choosers are caught as long as someone listens: always, so that no press comes too early.
  page.on('filechooser', () => undefined)
  await page.goto(link)
  await page.waitForURL((url) => url.pathname === '/')
  return {
    page,
    folder,
    complaints,
    async saved(name, action) {
      const coming = page.waitForEvent('download')
      await action()
      const path = join(folder, name)
      await (await coming).saveAs(path)
      return path
    },
    async chosen(paths, action) {
      const coming = page.waitForEvent('filechooser')
      await action()
      await (await coming).setFiles([...paths])
    },
    close: async () => {
      await browser.close()
      await ended(server, 'SIGTERM')
    },
    kill: async () => {
      await ended(server, 'SIGKILL')
      await browser.close()
    },
  }
}

function firstLine<T>(server: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    if (!server.stdout) return reject(new Error('the server has no output'))
    createInterface({ input: server.stdout }).once('line', (line) => resolve(JSON.parse(line) as T))
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
}

function ended(program: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (program.exitCode !== null || program.signalCode !== null) return resolve()
    program.once('exit', () => resolve())
    program.kill(signal)
  })
}

function listenFor(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    // A newer question cancels an older one, and a browser writes down every answer that is not a success.
    const isCancelled = /status of 499/.test(message.text())
    if (message.type() === 'error' && !isCancelled)
      complaints.push(`${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return complaints
}

interface Fixtures {
  /** A new folder for this test alone; removed afterwards. */
  readonly folder: string
  readonly studio: OpenStudio
}

/** A test with a studio of its own, opened through the door that its project names. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from its pattern.
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'studio e2e '))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  studio: async ({ folder }, use, information) => {
    const studio = await openStudio(information.project.name, folder)
    await use(studio)
    await studio.close()
  },
})

export { expect }
