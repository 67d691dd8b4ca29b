import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { testedDesktop } from '../../.config/machine.cjs'
import { StudioPage } from './support/studioPage'
import { expect, openStudio, test } from './support/studioTest'

/** With its disk not connected, the studio could neither be started nor be given another library. */
test('a chosen library that is not there can be put back or replaced, and is not begun anew', async ({
  folder,
}) => {
  const chosen = join(folder, '外接 disk')
  const home = join(folder, 'home')
  mkdirSync(home)
  writeFileSync(join(home, 'library.json'), JSON.stringify({ folder: chosen }))
  const { program: executablePath, words } = testedDesktop() ?? { program: '', words: [] }
  const { STUDIO_NO_DIALOGS: _, ...environment } = process.env as Record<string, string>
  const application = await _electron.launch({
    executablePath,
    args: [...words, '--no-sandbox', `--user-data-dir=${join(folder, 'electron')}`, '--lang=en'],
    env: { ...environment, STUDIO_HOME: home },
  })
  await application.evaluate(
    ({ dialog }, path) => {
      const asked: object[] = []
      Object.assign(globalThis, { asked })
      dialog.showMessageBox = async (...given: unknown[]) => {
        asked.push(given.at(-1) as object)
        // Once more first, then another folder.
        return { response: asked.length === 1 ? 0 : 1, checkboxChecked: false }
      }
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    },
    join(folder, 'another'),
  )
  mkdirSync(join(folder, 'another'))
  const page = await application.firstWindow()
  await new StudioPage(page).skipWelcome()
  const asked = await application.evaluate(
    () => (globalThis as unknown as { asked: object[] }).asked,
  )
  expect(asked).toHaveLength(2)
  expect(asked[0]).toMatchObject({
    message: expect.stringMatching(/cannot be used \(the folder is not there\)/),
    detail: expect.stringContaining('外接 disk'),
  })
  expect(readdirSync(folder)).not.toContain('外接 disk')
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('dialog').getByText('another', { exact: true })).toBeVisible()
  await application.close()
})

/** Pictures made while the library is away would lie apart from all others. */
test('a library that is moved while it is open is said to be gone, and the studio can be closed', async ({
  folder,
}, information) => {
  const studio = await openStudio(information.project.name, folder)
  const window = new StudioPage(studio.page)
  await window.skipWelcome()
  const library = join(folder, 'library 图库')
  renameSync(library, join(folder, 'moved'))
  await window.hand('drop', 'a.png', Buffer.from('no picture'))
  await expect(studio.page.getByText(/library's folder cannot be used/).first()).toBeVisible()
  expect(readdirSync(folder)).not.toContain('library 图库')
  await studio.close()
})
