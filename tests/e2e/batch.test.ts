import { readFile } from 'node:fs/promises'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/** A shop's pictures would otherwise be captioned and corrected one by one. */
test('caption a selection, and give it the edits of one picture', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  const dialog = page.getByRole('dialog')
  const command = async (letters: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Type some letters of a command' }).fill(letters)
    await page.keyboard.press('Enter')
  }
  const selectAll = async () => {
    await page.getByRole('listbox').focus()
    await page.keyboard.press('Control+a')
  }
  const choose = async (what: string) => {
    await dialog.getByRole('combobox').first().click()
    await page.getByRole('option', { name: what, exact: true }).click()
  }
  await window.skipWelcome()

  await test.step('three hats', async () => {
    await window.panel.getByRole('textbox', { name: 'Prompt' }).fill('hat')
    await window.setNumber(window.panel, 'Pictures', 3)
    await window.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ }).click()
    await expect(window.pictures).toHaveCount(3)
  })

  await test.step('caption them, change one, leave one out', async () => {
    await selectAll()
    await page.keyboard.press('Control+b')
    await choose('Caption')
    await dialog.getByRole('button', { name: 'Run on 3 pictures' }).click()
    // A setting that is changed while it runs would be taken for what the results were made with.
    const settings = dialog.locator('[inert]')
    await expect(settings.getByRole('combobox').first()).toBeAttached()
    const captions = dialog.getByRole('textbox', { name: /^Caption of/ })
    await expect(captions).toHaveCount(3)
    await expect(settings).toHaveCount(0)
    // The best candidate is not always the right one, and the others were written as well.
    const others = dialog
      .getByRole('group', { name: /^Variant for/ })
      .first()
      .getByRole('button')
    const second = (await others.nth(1).getAttribute('aria-label'))?.replace('2: ', '') ?? ''
    await others.nth(1).click()
    await expect(captions.first()).toHaveValue(second)
    await captions.first().fill('A hat, "made" for rain')
    // A press beside the dialog, or one Escape too many, threw away what was looked through.
    await page.keyboard.press('Escape')
    const unsaved = page.getByRole('dialog', { name: 'Leave these texts unsaved?' })
    await expect(unsaved).toContainText('3 texts')
    await unsaved.getByRole('button', { name: 'Cancel' }).click()
    await expect(unsaved).toHaveCount(0)
    await expect(captions.first()).toHaveValue('A hat, "made" for rain')
    await dialog.getByRole('checkbox').nth(1).uncheck()
    const table = await studio.saved('batch.csv', () =>
      dialog.getByRole('button', { name: 'Export table (CSV)' }).click(),
    )
    const lines = (await readFile(table, 'utf8')).trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[1]).toContain('"A hat, ""made"" for rain"')
    await dialog.getByRole('switch', { name: 'Also as alternative texts' }).check()
    await dialog.getByRole('button', { name: 'Save 2 captions' }).click()
    await expect(dialog).toHaveCount(0)
    await page.getByRole('searchbox', { name: 'Search pictures' }).fill('rain')
    await expect(window.pictures).toHaveCount(1)
    await window.pictures.first().click()
    await page.keyboard.press('i')
    const details = page.getByRole('dialog', { name: 'Details' })
    await expect(details.locator('dd', { hasText: 'made' })).toHaveCount(2)
    await page.keyboard.press('Escape')
    // All of them at once, whatever the selection was.
    await page.keyboard.press('Control+z')
    await expect(window.pictures).toHaveCount(0)
    await page.keyboard.press('Control+Shift+z')
    await expect(window.pictures).toHaveCount(1)
    await page.getByRole('searchbox', { name: 'Search pictures' }).fill('')
    await expect(window.pictures).toHaveCount(3)
    // What was left out is nowhere.
    await window.pictures.nth(1).click()
    await page.keyboard.press('i')
    await expect(details.locator('dt').first()).toBeVisible()
    await expect(details.locator('dt', { hasText: /^Caption$/ })).toHaveCount(0)
    await page.keyboard.press('Escape')
  })

  await test.step('correct one and keep that as a preset', async () => {
    await window.pictures.first().click()
    await window.showPanel('Edit')
    const before = await window.pictureName()
    const tone = await window.openGroup('Light and colour')
    await window.setNumber(tone, 'Exposure', 0.5)
    await tone.getByRole('button', { name: 'Apply' }).click()
    await window.pictureChangedFrom(before)
    await command('preset')
    await dialog.getByRole('textbox', { name: 'Name of the preset' }).fill('Bright')
    await dialog.getByRole('button', { name: 'Save preset' }).click()
    await expect(dialog).toHaveCount(0)
  })

  await test.step('give it to all, and put one result away', async () => {
    await selectAll()
    await page.keyboard.press('Control+b')
    await expect(dialog.getByText('Exposure 0.5 EV')).toBeVisible()
    await dialog.getByRole('button', { name: 'Run on 4 pictures' }).click()
    await expect(dialog.getByRole('checkbox', { disabled: false })).toHaveCount(4)
    await dialog.getByRole('checkbox').first().uncheck()
    await dialog.getByRole('button', { name: 'Discard 1 unticked' }).click()
    await expect(window.pictures).toHaveCount(7)
  })

  expect(studio.complaints).toEqual([])
})

/** Captions that nobody had looked at were kept with every selected picture. */
test('a panel asked for a selection shows all of it, and keeps nothing before it is told to', async ({
  studio,
}) => {
  const { page } = studio
  const window = new StudioPage(page)
  const dialog = page.getByRole('dialog')
  await window.skipWelcome()
  await window.setNumber(window.panel, 'Pictures', 2)
  await window.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ }).click()
  await expect(window.pictures).toHaveCount(2)
  await window.pictures.first().dblclick()
  await expect(window.canvas).toBeVisible()
  await page.getByRole('listbox').focus()
  await page.keyboard.press('Control+a')

  await test.step('labels of both, as a table', async () => {
    await window.showPanel('Recognise')
    await window.panel.getByRole('button', { name: 'Recognise the 2 selected' }).click()
    await dialog.getByRole('button', { name: 'Run on 2 pictures' }).click()
    await expect(dialog.getByText(/^Photograph: /)).toHaveCount(2)
    const table = await studio.saved('labels.csv', () =>
      dialog.getByRole('button', { name: 'Export table (CSV)' }).click(),
    )
    expect((await readFile(table, 'utf8')).trim().split('\r\n')).toHaveLength(3)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })

  await test.step('captions of both, looked through and left', async () => {
    await window.showPanel('Caption')
    await window.setNumber(window.panel, 'Candidates', 2)
    await window.panel.getByRole('button', { name: 'Describe the 2 selected' }).click()
    await dialog.getByRole('button', { name: 'Run on 2 pictures' }).click()
    await expect(dialog.getByRole('textbox', { name: /^Caption of/ })).toHaveCount(2)
    await expect(dialog.getByRole('button', { name: 'Save 2 captions' })).toBeEnabled()
    await page.keyboard.press('Escape')
    const unsaved = page.getByRole('dialog', { name: 'Leave these texts unsaved?' })
    await unsaved.getByRole('button', { name: 'Leave unsaved' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(
      window.panel.getByRole('textbox', { name: 'Caption of this picture' }),
    ).toHaveValue('')
  })
  expect(studio.complaints).toEqual([])
})
