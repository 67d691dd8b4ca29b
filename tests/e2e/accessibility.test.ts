import type { Page } from '@playwright/test'
import { barriers } from './support/barriers'
import { StudioPage } from './support/studioPage'
import { expect, type OpenStudio, test } from './support/studioTest'

async function chooseTheme(page: Page, theme: 'Light' | 'Dark'): Promise<void> {
  await page.getByRole('button', { name: /^Theme/ }).click()
  await page
    .getByRole('menuitem', { name: theme })
    .or(page.getByRole('menuitemradio', { name: theme }))
    .click()
  await expect(page.getByRole('menu')).toHaveCount(0)
}

async function visit(studio: OpenStudio, theme: 'Light' | 'Dark'): Promise<void> {
  const { page } = studio
  const window = new StudioPage(page)
  const clean = async (where: string) =>
    expect.soft(await barriers(page), `${where}, ${theme}`).toEqual([])

  await chooseTheme(page, theme)
  for (const panel of ['Generate', 'Edit', 'Recognise', 'Caption', 'Evaluate', 'Train']) {
    await window.showPanel(panel)
    await clean(panel)
  }
  await window.showPanel('Evaluate')
  for (const step of ['Recognition accuracy', 'Text quality']) {
    await window.panel.getByRole('button', { name: step }).click()
    await clean(step)
  }
  await window.panel.getByRole('button', { name: 'Picture quality' }).click()
  for (const [keys, name] of [
    ['Control+,', 'Settings'],
    ['Shift+?', 'Shortcuts'],
    ['Control+s', 'Save as'],
    ['Control+k', 'Command palette'],
    ['Control+b', 'Batch'],
    ['F1', 'Manual'],
  ] as const) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('dialog')).toBeVisible()
    await clean(name)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  for (const [key, name] of [
    ['f', 'Filters'],
    ['l', 'Lineage'],
    ['c', 'Collections of a picture'],
  ] as const) {
    await page.getByRole('listbox').focus()
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog')).toBeVisible()
    await clean(name)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
}

/** Who needs a screen reader, or stronger contrast, would otherwise be kept out of a screen. */
test('no panel and no dialog keeps anyone out', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  expect.soft(await barriers(page), 'first run').toEqual([])
  await page.getByRole('button', { name: /Take the tour/ }).click()
  await expect(page.getByText('Tour, step 1 of 5')).toBeVisible()
  expect.soft(await barriers(page), 'tour').toEqual([])
  await page.getByRole('button', { name: 'Skip the tour' }).click()

  await window.setNumber(window.panel, 'Pictures', 2)
  await window.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ }).click()
  await window.panel.getByRole('button', { name: /Make .*1.* the input/ }).click()
  await window.showPanel('Recognise')
  await window.panel.getByRole('button', { name: /^Recognise( Ctrl|$)/ }).click()
  await expect(window.panel.getByText('Labels', { exact: true })).toBeVisible()
  await window.showPanel('Caption')
  await window.panel.getByRole('button', { name: /^Describe( Ctrl|$)/ }).click()
  await expect(window.panel.getByText('Candidates')).toBeVisible()
  await page.keyboard.press('Control+Shift+j')
  await window.pictures.first().click()

  await visit(studio, 'Light')
  await visit(studio, 'Dark')
})

const letters = (page: Page) =>
  page.getByRole('combobox', { name: 'Type some letters of a command' })

async function runByPalette(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await letters(page).fill(command)
  await page.keyboard.press('Enter')
}

/** What is opened over the window or stands in it for a while: menus, questions, messages, jobs. */
async function visitPassing(studio: OpenStudio, theme: 'Light' | 'Dark'): Promise<void> {
  const { page } = studio
  const window = new StudioPage(page)
  const dialog = page.getByRole('dialog')
  const clean = async (where: string) =>
    expect.soft(await barriers(page), `${where}, ${theme}`).toEqual([])
  const leave = async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu').or(dialog)).toHaveCount(0)
  }
  const button = (name: string) => page.getByRole('button', { name, exact: true })

  await chooseTheme(page, theme)
  await window.showPanel('Edit')
  await window.pictures.first().dblclick()
  await expect(window.canvas).toBeVisible()
  for (const [name, open] of [
    ['Menu of a picture', () => window.pictures.first().click({ button: 'right' })],
    ['Menu of a collection', () => button('Rename or delete Shop').click()],
    ['Help', () => button('Help').click()],
    ['Zoom', () => page.getByRole('button', { name: /choose another/ }).click()],
  ] as const) {
    await open()
    await expect(page.getByRole('menu')).toBeVisible()
    await clean(name)
    await leave()
  }
  await button('Mask').click()
  await expect(dialog).toBeVisible()
  await clean('Mask menu')
  await leave()

  await page.keyboard.press('Shift+?')
  await dialog.getByRole('button', { name: 'Change the keys of Open pictures…' }).click()
  await page.keyboard.press('Control+s')
  await expect(dialog.getByRole('alert')).toBeVisible()
  await clean('Keys that are taken')
  await leave()

  await runByPalette(page, 'Diagnostics')
  await dialog.getByRole('button', { name: 'Check the library' }).click()
  await expect(dialog.getByText('The library is sound')).toBeVisible()
  await dialog.getByRole('button', { name: 'Open the log' }).click()
  await clean('Diagnostics')
  await leave()
  await runByPalette(page, 'About')
  await expect(dialog).toBeVisible()
  await clean('About')
  await leave()

  await page.getByRole('button', { name: /^Shop/ }).click()
  await expect(page.getByText('Nothing in it yet')).toBeVisible()
  await clean('A collection with nothing in it')
  await button('Show everything').click()
  await window.pictures.first().click()
  await page.keyboard.press('Delete')
  await button('Show the trash').click()
  await expect(window.pictures).toHaveCount(1)
  await window.hand('drop', 'letter.png', Buffer.from('Dear studio, this is a letter.'))
  await expect(page.getByText('A file could not be added:')).toBeVisible()
  await clean('Trash, with messages')
  await button('Empty').click()
  await expect(dialog).toBeVisible()
  await clean('Question before the trash is emptied')
  await leave()
  await window.pictures.first().click()
  await page.keyboard.press('r')
  await expect(page.getByText('The trash is empty')).toBeVisible()
  await clean('Empty trash')
  await button('Back to the library').click()
  for (const message of await button('Dismiss').all()) await message.click().catch(() => undefined)
}

/** A menu, a question or a message would stop whoever cannot see it, or read its contrast. */
test('nothing that opens for a while, and nothing empty, keeps anyone out', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  for (const theme of ['Light', 'Dark'] as const) {
    await chooseTheme(page, theme)
    for (const panel of ['Generate', 'Edit', 'Recognise', 'Caption', 'Evaluate', 'Train']) {
      await window.showPanel(panel)
      expect.soft(await barriers(page), `${panel} without a picture, ${theme}`).toEqual([])
    }
  }
  await window.showPanel('Generate')
  await window.setNumber(window.panel, 'Pictures', 2)
  await window.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ }).click()
  await window.panel.getByRole('button', { name: /Make .*1.* the input/ }).click()
  await expect(window.canvas).toBeVisible()
  await page.getByRole('button', { name: 'New collection' }).click()
  await page.keyboard.type('Shop')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Shop/ })).toBeVisible()
  await page.keyboard.press('Control+Shift+j')
  await visitPassing(studio, 'Light')
  await visitPassing(studio, 'Dark')
})
