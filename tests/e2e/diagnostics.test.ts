import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { barriers } from './support/barriers'
import { StudioPage } from './support/studioPage'
import { expect, openStudio, test } from './support/studioTest'

/** The pictures below the library's folder. */
async function pictureFiles(folder: string): Promise<string[]> {
  const root = join(folder, 'library 图库', 'pictures')
  const names = await readdir(root, { recursive: true })
  return names.filter((name) => name.endsWith('.png')).map((name) => join(root, name))
}

async function setTheme(page: Page, theme: string): Promise<void> {
  await page.getByRole('button', { name: /^Theme/ }).click()
  await page
    .getByRole('menuitemradio', { name: theme })
    .or(page.getByRole('menuitem', { name: theme }))
    .click()
}

/** Whoever lost a file outside the studio would otherwise see a broken picture and no way out. */
test('a library that lost a file is found out and mended', async ({ studio }) => {
  const { page, folder } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  await window.setNumber(window.panel, 'Pictures', 2)
  await window.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ }).click()
  await expect(window.pictures).toHaveCount(2)

  await page.getByRole('button', { name: 'Help' }).click()
  await page.getByRole('menuitem', { name: 'Diagnostics' }).click()
  const dialog = page.getByRole('dialog', { name: 'Diagnostics' })
  await expect(dialog.getByText('onnxruntime')).toBeVisible()
  await dialog.getByRole('button', { name: 'Check the library' }).click()
  await expect(dialog.getByText('The library is sound: all 2 files')).toBeVisible()

  const [first = ''] = await pictureFiles(folder)
  await rm(first)
  await dialog.getByRole('button', { name: 'Check the library' }).click()
  await expect(dialog.getByText('do not agree')).toBeVisible()
  await dialog.getByRole('button', { name: 'Repair' }).click()
  await expect(dialog.getByText('1 entries without a file moved to the trash')).toBeVisible()

  await dialog.getByRole('button', { name: 'Rebuild the index…' }).click()
  await page
    .getByRole('dialog', { name: 'Rebuild the index from the files?' })
    .getByRole('button', { name: 'Rebuild' })
    .click()
  await expect(dialog.getByText('Repaired: 0 files taken in')).toBeVisible()

  await dialog.getByRole('button', { name: 'Open the log' }).click()
  await expect(dialog.getByRole('button', { name: 'Read the log again' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(window.pictures).toHaveCount(1)
  expect(studio.complaints).toEqual([])
})

test('the diagnostics page keeps nobody out, and is found in palette and settings', async ({
  studio,
}) => {
  const { page } = studio
  await new StudioPage(page).skipWelcome()
  for (const theme of ['Light', 'Dark']) {
    await setTheme(page, theme)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Diagnostics')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Diagnostics' })
    await dialog.getByRole('button', { name: 'Check the library' }).click()
    await expect(dialog.getByText('The library is sound')).toBeVisible()
    await dialog.getByRole('button', { name: 'Open the log' }).click()
    expect.soft(await barriers(page), theme).toEqual([])
    await page.keyboard.press('Escape')
  }
  await page.keyboard.press('Control+,')
  await page.getByRole('dialog').getByRole('button', { name: 'Diagnostics' }).click()
  await expect(page.getByRole('dialog', { name: 'Diagnostics' })).toBeVisible()
})

test('the diagnostics page speaks Chinese', async ({ folder }, information) => {
  const studio = await openStudio(information.project.name, folder, 'zh-CN')
  const { page } = studio
  await page.getByRole('button', { name: '跳过' }).click()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('诊断')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '诊断' })
  await dialog.getByRole('button', { name: '检查图库' }).click()
  await expect(dialog.getByText('图库完好')).toBeVisible()
  // Names of programs and models are the same in every language; nothing else is English.
  for (const word of ['Version', 'Memory', 'Library', 'pictures', 'free of'])
    await expect(dialog.getByText(word, { exact: false })).toHaveCount(0)
  await studio.close()
})
