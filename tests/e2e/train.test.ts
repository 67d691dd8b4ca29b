import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

const each = 6

/** A shop's own names are in no model: they must be taught, tried and let go without leaving the window. */
test('sort pictures, teach their labels, recognise with them, delete the model', async ({
  studio,
}) => {
  const { page } = studio
  const window = new StudioPage(page)
  const slow = { timeout: 120_000 }
  const generate = async (prompt: string, total: number) => {
    await window.showPanel('Generate')
    await window.panel.getByRole('textbox', { name: 'Prompt' }).fill(prompt)
    await window.setNumber(window.panel, 'Pictures', each)
    await window.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ }).click()
    await expect(window.pictures.first()).toHaveAttribute('aria-setsize', String(total), slow)
  }
  const tagSelected = async (label: string) => {
    await window.showPanel('Train')
    await window.panel.getByRole('combobox', { name: /selected pictures show/ }).fill(label)
    await window.panel.getByRole('button', { name: 'Tag', exact: true }).click()
    await expect(window.panel.getByRole('listitem').filter({ hasText: label })).toContainText(
      String(each),
    )
  }
  await window.skipWelcome()

  await test.step('two kinds of pictures, sorted by tags', async () => {
    await generate('hat', each)
    await page.getByRole('listbox').focus()
    await page.keyboard.press('Control+a')
    await tagSelected('headwear')
    await generate('orange', 2 * each)
    await window.pictures.first().click()
    await window.pictures.nth(each - 1).click({ modifiers: ['Shift'] })
    await tagSelected('vitamins')
  })

  await test.step('a model of them, measured', async () => {
    await page.getByRole('listbox').focus()
    await page.keyboard.press('Control+a')
    const train = window.panel.getByRole('button', { name: /^Train( Ctrl|$)/ })
    await expect(train).toBeDisabled()
    await window.panel.getByRole('textbox', { name: 'Name' }).fill('Our shelf')
    await train.click()
    await expect(window.panel.getByText('“Our shelf” is ready.')).toBeVisible(slow)
    const table = window.panel.getByRole('table', { name: 'Label by label' })
    await expect(table.getByRole('row', { name: /vitamins/ })).toContainText('5')
  })

  await test.step('a second one of that name says what it will be called; both can be renamed', async () => {
    const hint = window.panel.getByText('this one will be called “Our shelf 2”')
    await expect(hint).toBeVisible()
    await window.panel.getByRole('button', { name: /^Train( Ctrl|$)/ }).click()
    await expect(window.panel.getByText('“Our shelf 2” is ready.')).toBeVisible(slow)
    await window.panel.getByRole('button', { name: 'Rename: Our shelf 2' }).click()
    const dialog = page.getByRole('dialog')
    const rename = dialog.getByRole('button', { name: 'Rename' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('our SHELF')
    await expect(rename).toBeDisabled()
    await dialog.getByRole('button', { name: 'Take “our SHELF 2”' }).click()
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Our cellar')
    await rename.click()
    await expect(window.panel.getByText('“Our cellar” is ready.')).toBeVisible()
    await window.panel.getByRole('button', { name: 'Delete: Our cellar' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    // What is gone can be used no more.
    await expect(window.panel.getByText('“Our cellar” is ready.')).toHaveCount(0)
    await expect(window.panel.getByRole('button', { name: 'Recognise with it' })).toHaveCount(1)
  })

  await test.step('recognition with it', async () => {
    await window.panel.getByRole('button', { name: 'Recognise with it' }).first().click()
    await window.pictures.first().dblclick()
    await window.panel.getByRole('button', { name: /^Recognise( Ctrl|$)/ }).click()
    await expect(window.panel.getByText('vitamins').first()).toBeVisible(slow)
  })

  await test.step('and without it', async () => {
    await window.showPanel('Train')
    await window.panel.getByRole('button', { name: 'Delete: Our shelf' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await expect(window.panel.getByRole('button', { name: 'Delete: Our shelf' })).toHaveCount(0)
  })

  await test.step('a generator, where there is a Python for it; else what to install', async () => {
    await window.panel.getByRole('button', { name: 'Your own generator' }).click()
    const again = window.panel.getByRole('button', { name: 'Look again' })
    const train = window.panel.getByRole('button', { name: /^Train( Ctrl|$)/ })
    await expect(again.or(train)).toBeVisible(slow)
    if (await again.isVisible()) {
      const commands = window.panel.getByRole('group', { name: 'Commands to install it' })
      await expect(commands).toContainText('requirements.txt')
      await window.panel.getByRole('button', { name: 'The manual on it' }).click()
      const page = studio.page.getByRole('region', { name: 'Train the generator' })
      await expect(page.getByText('STUDIO_PYTHON')).toBeVisible()
      await studio.page.keyboard.press('Escape')
    } else await expect(train).toBeDisabled()
  })
  expect(studio.complaints).toEqual([])
})
