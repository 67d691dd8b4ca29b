import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { barriers } from './support/barriers'
import { meadow } from './support/meadow'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/** What is open has nothing that keeps anyone out, in light and in dark. */
async function isOpenToAll(page: Page, open: Locator, name: string): Promise<void> {
  await expect(open, name).toBeVisible()
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    expect.soft(await barriers(page), `${name}, ${scheme}`).toEqual([])
  }
}

async function run(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Type some letters of a command' })
  await field.fill(command)
  await page.keyboard.press('Enter')
  await expect(field).toHaveCount(0)
}

/** A menu or a question that a screen reader cannot name, or that is too pale to read, ends a journey in its middle. */
test('no menu, popover or question beside the panels keeps anyone out', async ({ studio }) => {
  test.slow()
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  for (const name of ['one.jpg', 'two.jpg'])
    await window.hand('paste', name, await meadow(300, 200))
  await expect(window.pictures).toHaveCount(2)
  await window.pictures.first().dblclick()
  const dialog = page.getByRole('dialog')
  const menu = page.getByRole('menu')
  /** Opens something, looks at it, and leaves it by Escape. */
  const look = async (name: string, what: Locator, open: () => Promise<void>) => {
    await open()
    await isOpenToAll(page, what, name)
    await page.keyboard.press('Escape')
    await expect(what, name).toHaveCount(0)
  }
  const press = (name: string | RegExp) => () =>
    page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click()

  await test.step('the bar', async () => {
    await look('help', menu, press('Help'))
    await look('language', menu, press('Language'))
    await look('theme', menu, press(/^Theme/))
    await look('about', dialog, () => run(page, 'about'))
  })

  await test.step('the canvas', async () => {
    await look('zoom', menu, press(/^Zoom \d/))
    await window.canvas.focus()
    for (const key of ['b', 'w', 'c']) {
      await page.keyboard.press(key)
      await isOpenToAll(page, page.getByRole('group', { name: 'Tool options' }), `tool ${key}`)
    }
    await page.keyboard.press('Escape')
  })

  await test.step('the stack', async () => {
    await window.showPanel('Edit')
    const tone = await window.openGroup('Light and colour')
    await window.setNumber(tone, 'Exposure', 0.5)
    await tone.getByRole('button', { name: 'Apply' }).click()
    await expect(window.panel.getByRole('listitem')).toHaveCount(1)
    await window.stackIsReady()
    await look('all steps', menu, press('More for all steps'))
    await look('one step', menu, press(/^More for (?!all)/))
    await look('preset', dialog, () => run(page, 'save edits as a preset'))
  })

  await test.step('the gallery', async () => {
    await look('a picture', menu, () => window.pictures.first().click({ button: 'right' }))
    await window.pictures.first().click()
    await page.keyboard.press('Control+a')
    await look('save several', dialog, () => page.keyboard.press('Control+s'))
    await press('New collection')()
    const field = page.getByRole('textbox', { name: 'Name of the collection' })
    await isOpenToAll(page, field, 'name of a collection')
    await field.fill('Spring')
    await field.press('Enter')
    await look('a collection', menu, press('Rename or delete Spring'))
    await window.showPanel('Evaluate')
    await look('picture chooser', dialog, press('Choose a reference'))
    await window.pictures.first().click()
    await page.keyboard.press('Delete')
    await expect(window.pictures).toHaveCount(2)
    await press('Show the trash')()
    await look('empty the trash', dialog, press('Empty'))
  })
  expect(studio.complaints).toEqual([])
})

/** Only the desktop works through folders: a dialog with a preview, two folders and a table. */
test('the folder dialog keeps nobody out, empty, tried and with texts to look through', async ({
  studio,
}, { project }) => {
  test.skip(project.name !== 'electron', 'a browser hands no folders out')
  test.slow()
  const { page, folder } = studio
  const pictures = join(folder, 'shoot')
  mkdirSync(pictures)
  for (const name of ['front.jpg', 'back.jpg'])
    await sharp({ create: { width: 96, height: 64, channels: 3, background: '#7a5a3c' } })
      .jpeg()
      .toFile(join(pictures, name))
  await new StudioPage(page).skipWelcome()
  await run(page, 'batch over a folder')
  const dialog = page.getByRole('dialog', { name: 'Batch over a folder' })
  await isOpenToAll(page, dialog, 'empty')
  await studio.chosen([pictures], () =>
    dialog.getByRole('button', { name: /^Folder to work through/ }).click(),
  )
  await expect(dialog.getByText('shoot · 2 pictures')).toBeVisible()
  await dialog.getByRole('combobox').first().click()
  await page.getByRole('option', { name: 'Light and colour' }).click()
  await dialog.getByRole('button', { name: 'Try on one' }).click()
  await expect(dialog.getByRole('img', { name: 'After' })).toBeVisible()
  await isOpenToAll(page, dialog, 'tried on one')
  await dialog.getByRole('combobox').first().click()
  await page.getByRole('option', { name: 'Caption', exact: true }).click()
  await dialog.getByRole('button', { name: 'Run on 2 pictures' }).click()
  await expect(dialog.getByRole('button', { name: 'Save 2 captions' })).toBeEnabled({
    timeout: 120_000,
  })
  await isOpenToAll(page, dialog, 'texts to look through')
  expect(studio.complaints).toEqual([])
})
