import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

const count = 20

/** A season's products would otherwise be described, advertised and packed one at a time. */
test('twenty products become captions, ad copy and a package for a shop', async ({ studio }) => {
  test.setTimeout(600_000)
  const { page } = studio
  const window = new StudioPage(page)
  const dialog = page.getByRole('dialog')
  const slow = { timeout: 240_000 }
  const batch = async (step: string) => {
    await page.getByRole('listbox').focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+b')
    await dialog.getByRole('combobox').first().click()
    await page.getByRole('option', { name: step, exact: true }).click()
  }
  await window.skipWelcome()

  await test.step('twenty hats', async () => {
    await window.panel.getByRole('textbox', { name: 'Prompt' }).fill('hat')
    await window.setNumber(window.panel, 'Pictures', count)
    await window.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ }).click()
    // More than the grid draws at once.
    await expect(window.pictures.first()).toHaveAttribute('aria-setsize', String(count), slow)
  })

  await test.step('captions, of which one is changed', async () => {
    await batch('Caption')
    await dialog.getByRole('button', { name: `Run on ${count} pictures` }).click()
    const captions = dialog.getByRole('textbox', { name: /^Caption of/ })
    await expect(captions).toHaveCount(count, slow)
    await captions.first().fill('The hat of the season')
    await dialog.getByRole('button', { name: `Save ${count} captions` }).click()
    await expect(dialog).toHaveCount(0)
  })

  await test.step('ad copy in both languages, looked through: two are changed, one picture is not wanted', async () => {
    await batch('Ad copy')
    await dialog.getByRole('textbox', { name: 'Brand' }).fill('Lumière')
    await dialog.getByRole('button', { name: 'Both', exact: true }).click()
    await dialog.getByRole('button', { name: `Run on ${count} pictures` }).click()
    const headlines = (language: string) =>
      dialog.getByRole('textbox', { name: new RegExp(`^Headline for .*, ${language}$`) })
    await expect(headlines('English')).toHaveCount(count, slow)
    await expect(headlines('简体中文')).toHaveCount(count, slow)
    await headlines('English').first().fill('Made for rain')
    await headlines('简体中文').first().fill('为雨天而生')
    await dialog
      .getByRole('checkbox', { name: /^Keep the result/ })
      .nth(1)
      .uncheck()
    await dialog.getByRole('button', { name: `Save ${2 * (count - 1)} texts` }).click()
    await expect(dialog).toHaveCount(0)
  })

  await test.step('a package with every picture, in its sizes, and its texts', async () => {
    await page.getByRole('listbox').focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+s')
    await dialog.getByRole('button', { name: 'Package for a shop' }).click()
    // No files would be a reason not to save.
    const counting = dialog.getByText('Counting the files…')
    await expect(counting.or(dialog.getByText(`${3 * count} files`))).toBeVisible()
    await expect(dialog.getByText('0 files', { exact: true })).toHaveCount(0)
    const zip = await studio.saved('shop.zip', () =>
      dialog.getByRole('button', { name: 'Save', exact: true }).click(),
    )
    await expect(page.getByText(/pictures saved/)).toBeVisible(slow)
    const files = unzipSync(await readFile(zip))
    const names = Object.keys(files)
    const text = (name: string) => Buffer.from(files[name] ?? []).toString('utf8')
    const entries = JSON.parse(text('texts.json')) as {
      files: string[]
      caption: string
      texts: { kind: string; headline: string }[]
    }[]
    expect(entries).toHaveLength(count)
    for (const entry of entries) {
      expect(entry.files.length).toBeGreaterThan(1)
      for (const file of entry.files) expect(files[file]?.length).toBeGreaterThan(100)
      expect(entry.caption).not.toBe('')
    }
    expect(names.filter((name) => /\.jpg$/.test(name))).toHaveLength(
      entries.reduce((sum, entry) => sum + entry.files.length, 0),
    )
    expect(entries.filter(({ caption }) => caption === 'The hat of the season')).toHaveLength(1)
    const copies = entries.map((entry) => entry.texts.filter(({ kind }) => kind === 'ad copy'))
    // A reviewed text in each language for each picture, none for the one that was not wanted.
    expect(copies.filter((own) => own.length === 2)).toHaveLength(count - 1)
    for (const changed of ['Made for rain', '为雨天而生'])
      expect(copies.flat().filter(({ headline }) => headline === changed)).toHaveLength(1)
    const lines = text('texts.csv').split('\r\n')
    expect(lines[0]).toContain('headline')
    expect(lines.filter((line) => line.includes('Made for rain'))).toHaveLength(1)
  })

  expect(studio.complaints).toEqual([])
})
