import { barriers } from './support/barriers'
import { StudioPage } from './support/studioPage'
import { expect, type OpenStudio, test } from './support/studioTest'

async function visit(studio: OpenStudio, theme: 'Light' | 'Dark'): Promise<void> {
  const { page } = studio
  const window = new StudioPage(page)
  const clean = async (where: string) =>
    expect.soft(await barriers(page), `${where}, ${theme}`).toEqual([])

  await page.getByRole('button', { name: /^Theme/ }).click()
  await page
    .getByRole('menuitem', { name: theme })
    .or(page.getByRole('menuitemradio', { name: theme }))
    .click()
  await expect(page.getByRole('menu')).toHaveCount(0)

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
