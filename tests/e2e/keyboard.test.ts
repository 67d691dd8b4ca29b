import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/** Who uses no mouse would otherwise stop at the first thing that Tab or a shortcut does not reach. */
test('generate, correct, undo and recognise without the mouse', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)

  await test.step('leave the first-run page', async () => {
    await window.pressByKey(page.getByRole('button', { name: 'Skip' }))
    await expect(page.getByRole('main', { name: 'Canvas' })).toBeVisible()
  })

  await test.step('generate a hoodie and open it', async () => {
    await page.keyboard.press('Alt+1')
    await window.typeInto(window.panel.getByRole('textbox', { name: 'Prompt' }), 'hoodie')
    await page.keyboard.press('Control+Enter')
    const result = window.panel.getByRole('button', { name: /Make .*1.* the input/ })
    await window.pressByKey(result)
    await expect(window.canvas).toHaveAttribute('aria-label', /hoodie/i)
  })

  await test.step('lighten it and take that back', async () => {
    await page.keyboard.press('Alt+2')
    const before = await window.pictureName()
    const tone = window.panel.getByRole('region', { name: 'Light and colour', exact: true })
    await window.typeInto(tone.getByRole('textbox', { name: 'Exposure' }), '0.5')
    await window.pressByKey(tone.getByRole('button', { name: 'Apply' }))
    await window.pictureChangedFrom(before)
    await page.keyboard.press('Control+z')
    await expect(window.canvas).toHaveAttribute('aria-label', before ?? '')
  })

  await test.step('ask what is in it', async () => {
    await page.keyboard.press('Alt+3')
    await page.keyboard.press('Control+Enter')
    await expect(window.panel.getByText('Labels', { exact: true })).toBeVisible()
  })

  await test.step('look up the shortcuts and come back', async () => {
    await page.keyboard.press('Shift+?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('rate, delete and restore in the gallery', async () => {
    await window.tabTo(page.getByRole('listbox'))
    const count = await window.pictures.count()
    await page.keyboard.press('Home')
    await expect(window.pictures.first()).toHaveAttribute('aria-selected', 'true')
    const fourStars = page.getByRole('radio', { name: '4 stars', checked: true })
    await page.keyboard.press('4')
    await expect(fourStars).toHaveCount(1)
    await page.keyboard.press('Delete')
    await expect(window.pictures).toHaveCount(count - 1)
    await window.pressByKey(page.getByRole('button', { name: 'Undo' }).last())
    await expect(window.pictures).toHaveCount(count)
  })

  expect(studio.complaints).toEqual([])
})
