import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { findElectron, root } from '../../.config/machine.cjs'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/** What only the desktop has: one instance, native dialogs, its menu. */

const executablePath = findElectron({ fetch: false }) ?? ''

function wordsAndEnvironment(folder: string) {
  return {
    words: [root, '--no-sandbox', `--user-data-dir=${join(folder, 'electron')}`, '--lang=en'],
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
