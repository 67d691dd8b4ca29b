import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import sharp from 'sharp'
import { testedDesktop } from '../../.config/machine.cjs'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/** What only the desktop has: one instance, native dialogs, its menu. */

const { program: executablePath, words: firstWords } = testedDesktop() ?? { program: '', words: [] }

function wordsAndEnvironment(folder: string) {
  return {
    words: [
      ...firstWords,
      '--no-sandbox',
      `--user-data-dir=${join(folder, 'electron')}`,
      '--lang=en',
    ],
    environment: {
      ...(process.env as Record<string, string>),
      STUDIO_HOME: join(folder, 'home'),
      STUDIO_LIBRARY: join(folder, 'library'),
      STUDIO_NO_DIALOGS: '1',
    },
  }
}

function launch(folder: string): Promise<ElectronApplication> {
  const { words, environment } = wordsAndEnvironment(folder)
  return _electron.launch({ executablePath, args: words, env: environment })
}

test('a second start shows the first window and ends', async ({ folder }) => {
  const application = await launch(folder)
  await application.firstWindow()
  const { words, environment } = wordsAndEnvironment(folder)
  const second = spawnSync(executablePath, words, { env: environment, encoding: 'utf8' })
  expect(second.status).toBe(0)
  expect(second.stderr).toContain('open already')
  expect(application.windows()).toHaveLength(1)
  await application.close()
})

test('the library moves to a folder that the user chooses, and is found there again', async ({
  folder,
}) => {
  const chosen = join(folder, '我的 图库')
  mkdirSync(chosen)
  const application = await launch(folder)
  const page = await application.firstWindow()
  await new StudioPage(page).skipWelcome()
  await application.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, chosen)
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Choose…' }).click()
  await expect(page.getByRole('dialog').getByText('我的 图库')).toBeVisible()
  expect(existsSync(join(chosen, 'library.db'))).toBe(true)
  await application.close()

  const again = await launch(folder)
  const secondPage = await again.firstWindow()
  await secondPage.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(secondPage.getByRole('dialog').getByText('我的 图库')).toBeVisible()
  await again.close()
})

test('the menu reaches the page, and the window stays in the studio', async ({ folder }) => {
  const application = await launch(folder)
  const page = await application.firstWindow()
  await new StudioPage(page).skipWelcome()
  await application.evaluate(({ Menu }) => {
    const help = Menu.getApplicationMenu()?.items.find((item) => item.label === 'Help')
    help?.submenu?.items.find((item) => item.label === 'Keyboard shortcuts')?.click()
  })
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()

  // The menu names the keys that work, also after the user chose others.
  const keysOfManual = () =>
    application.evaluate(({ Menu }) => {
      const help = Menu.getApplicationMenu()?.items.find((item) => item.label === 'Help')
      return help?.submenu?.items.find((item) => item.label === 'Manual')?.accelerator
    })
  await expect.poll(keysOfManual).toBe('F1')
  await page.getByRole('button', { name: 'Change the keys of Manual' }).click()
  await page.keyboard.press('Control+F9')
  await expect.poll(keysOfManual).toBe('CmdOrCtrl+F9')
  await page.keyboard.press('Escape')

  await page.evaluate(() => {
    window.location.href = 'https://example.com/'
  })
  await page.evaluate(() => {
    window.open('https://example.com/')
  })
  expect(page.url()).toMatch(/^studio:\/\/app\//)
  expect(application.windows()).toHaveLength(1)
  // The page has no Node and no raw IPC.
  expect(
    await page.evaluate(() =>
      ['require', 'process', 'ipcRenderer', 'module'].filter((name) => name in window),
    ),
  ).toEqual([])
  await application.close()
})

/** Working through a folder would otherwise need the command line. */
test('a folder is worked through from the window, tried on one picture first', async ({
  folder,
}) => {
  const pictures = join(folder, '夏季 shoot')
  mkdirSync(join(pictures, 'details'), { recursive: true })
  for (const name of ['front.jpg', 'details/back.jpg'])
    await sharp({ create: { width: 96, height: 64, channels: 3, background: '#7a5a3c' } })
      .jpeg()
      .toFile(join(pictures, name))
  const application = await launch(folder)
  const page = await application.firstWindow()
  await new StudioPage(page).skipWelcome()
  await application.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, pictures)
  const open = async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Type some letters of a command' }).fill('folder')
    await page.keyboard.press('Enter')
  }
  await open()
  const dialog = page.getByRole('dialog', { name: 'Batch over a folder' })
  await dialog.getByRole('button', { name: /^Folder to work through/ }).click()
  await expect(dialog.getByText('夏季 shoot · 2 pictures')).toBeVisible()
  await dialog.getByRole('combobox').first().click()
  await page.getByRole('option', { name: 'Light and colour' }).click()
  await dialog.getByRole('button', { name: 'Try on one' }).click()
  await expect(dialog.getByRole('img', { name: 'After' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Run on 2 pictures' }).click()
  await expect(page.getByText('夏季 shoot: 2 files written')).toBeVisible()
  const results = join(folder, '夏季 shoot (AIGC Studio)')
  expect(existsSync(join(results, 'front.png'))).toBe(true)
  expect(existsSync(join(results, 'details', 'back.png'))).toBe(true)

  await open()
  await dialog.getByRole('button', { name: /^Folder to work through/ }).click()
  await dialog.getByRole('combobox').first().click()
  await page.getByRole('option', { name: 'Light and colour' }).click()
  await dialog.getByRole('button', { name: 'Run on 2 pictures' }).click()
  await expect(page.getByText(/2 were there already/).first()).toBeVisible()

  await open()
  await dialog.getByRole('button', { name: /^Folder to work through/ }).click()
  await dialog.getByRole('combobox').first().click()
  await page.getByRole('option', { name: 'Ad copy', exact: true }).click()
  await dialog.getByRole('button', { name: 'Both', exact: true }).click()
  await dialog.getByRole('button', { name: 'Run on 2 pictures' }).click()
  const headline = (name: string, language: string) =>
    dialog.getByRole('textbox', { name: `Headline for ${name}, ${language}` })
  await expect(dialog.getByRole('button', { name: 'Save 4 texts' })).toBeEnabled({
    timeout: 60_000,
  })
  expect(existsSync(join(results, 'front.en.json'))).toBe(false)
  await headline('front.jpg', '简体中文').fill('入夏')
  await headline('front.jpg', 'English').fill('Summer is here')
  await dialog.getByRole('checkbox', { name: 'Keep the result of details/back.jpg' }).uncheck()
  await dialog.getByRole('button', { name: 'Close' }).click()
  const question = page.getByRole('dialog', { name: 'Leave these texts unsaved?' })
  await question.getByRole('button', { name: 'Cancel' }).click()
  await dialog.getByRole('button', { name: 'Save 2 texts' }).click()
  await expect(page.getByText('夏季 shoot: 3 files written')).toBeVisible()
  const written = (name: string) => JSON.parse(readFileSync(join(results, name), 'utf8'))
  expect(written('front.en.json').variants).toMatchObject([{ headline: 'Summer is here' }])
  expect(written('front.zh-CN.json').variants).toMatchObject([{ headline: '入夏' }])
  expect(existsSync(join(results, 'details', 'back.en.json'))).toBe(false)
  await application.close()
})

test('pictures are dragged out of the window as the files that they are', async ({ folder }) => {
  const application = await launch(folder)
  const page = await application.firstWindow()
  const studio = new StudioPage(page)
  await studio.skipWelcome()
  const bytes = await sharp({
    create: { width: 64, height: 48, channels: 3, background: '#336699' },
  })
    .png()
    .toBuffer()
  await studio.hand('drop', 'sea.png', bytes)
  await expect(studio.pictures).toHaveCount(1)
  // The system's own drag cannot be driven: what would be handed to it is looked at instead.
  await application.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window) throw new Error('there is no window')
    window.webContents.startDrag = (item) => {
      Object.assign(globalThis, {
        dragged: { file: item.file, icon: (item.icon as Electron.NativeImage).isEmpty() },
      })
    }
  })
  await studio.pictures.first().dispatchEvent('dragstart')
  const dragged = () =>
    application.evaluate(
      () => (globalThis as { dragged?: { file: string; icon: boolean } }).dragged,
    )
  await expect.poll(dragged).toMatchObject({ icon: false })
  const { file = '' } = (await dragged()) ?? {}
  expect(file).toMatch(/sea\.png$/)
  expect(existsSync(file)).toBe(true)
  await application.close()
})

test('files that the system hands over are opened, at the start and later, and others are named', async ({
  folder,
}) => {
  const { words, environment } = wordsAndEnvironment(folder)
  const start = (...files: string[]) => [...words, ...files]
  const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()
  const first = join(folder, '第一 张.png')
  const second = join(folder, "it's & $(second).png")
  const broken = join(folder, 'broken.png')
  const recipe = join(folder, 'warm.aigcrecipe')
  writeFileSync(first, png)
  writeFileSync(second, png)
  writeFileSync(broken, png.subarray(0, 50))
  const steps = [{ step: 'adjust.tone', parameters: { exposure: 0.5 } }]
  writeFileSync(recipe, JSON.stringify({ version: 1, steps }))

  const application = await _electron.launch({
    executablePath,
    args: start(first),
    env: environment,
  })
  const page = await application.firstWindow()
  const window = new StudioPage(page)
  await window.skipWelcome()
  await expect(window.canvas).toHaveAttribute('aria-label', /第一 张/)

  const hand = (...files: string[]) =>
    spawnSync(executablePath, start(...files), { env: environment, encoding: 'utf8', cwd: folder })
  expect(hand("it's & $(second).png", 'https://evil.test/x.png', '/etc/passwd').status).toBe(0)
  await expect(window.canvas).toHaveAttribute('aria-label', /second/)
  hand(broken, join(folder, 'nowhere.png'))
  await expect(page.getByText('broken.png is damaged')).toBeVisible()
  await expect(page.getByText('nowhere.png is not there')).toBeVisible()
  await expect(window.pictures).toHaveCount(2)
  hand(recipe)
  await expect(page.getByRole('dialog').getByText(/Exposure/)).toBeVisible()
  await application.close()
})

test('a watched folder gives its new pictures to the library, and names what it cannot read', async ({
  folder,
}) => {
  const watched = join(folder, '相机 camera')
  mkdirSync(watched)
  const application = await launch(folder)
  const page = await application.firstWindow()
  const studio = new StudioPage(page)
  await studio.skipWelcome()
  await application.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, watched)
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const settings = page.getByRole('dialog')
  await settings.getByRole('button', { name: 'Watch a folder…' }).click()
  const row = settings.getByRole('listitem').filter({ hasText: '相机 camera' })
  await expect(row).toContainText('Watching')
  await sharp({ create: { width: 64, height: 48, channels: 3, background: '#446' } })
    .jpeg()
    .toFile(join(watched, 'arrived.jpg'))
  writeFileSync(join(watched, 'broken.jpg'), 'no picture, whatever it is called')
  await expect(row).toContainText('1 picture came in')
  await row.getByRole('button', { name: '1 file not read' }).click()
  await expect(row.getByText(/broken\.jpg is not a picture/)).toBeVisible()
  await row.getByRole('button', { name: /^Pause/ }).click()
  await expect(row).toContainText('Paused')
  await row.getByRole('button', { name: /^Stop watching/ }).click()
  await expect(row).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(studio.pictures).toHaveCount(1)
  await application.close()
})
