import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/** The first try would otherwise be the only one to choose from. */
test('erase, compare variants, and keep the better one', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  await window.setNumber(window.panel, 'Pictures', 1)
  await window.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ }).click()
  await window.panel.getByRole('button', { name: /Make .*1.* the input/ }).click()
  await expect(window.canvas).toBeVisible()
  const before = await window.pictureName()

  await window.showPanel('Edit')
  const inpaint = await window.openGroup('Erase and fill')
  await inpaint.getByRole('button', { name: 'Paint mask' }).click()
  await window.paintStroke()
  await inpaint.getByRole('button', { name: 'Erase and fill' }).last().click()
  const staging = page.getByRole('group', { name: 'Result' })
  await staging.getByRole('button', { name: 'Another variant' }).click()
  const variants = staging.getByRole('button', { name: /^Variant/ })
  await expect(variants).toHaveCount(2)
  await expect(variants.nth(1)).toHaveAttribute('aria-pressed', 'true')
  await variants.first().click()
  await expect(variants.first()).toHaveAttribute('aria-pressed', 'true')
  expect(await window.pictureName()).toBe(before)

  await staging.getByRole('button', { name: 'Keep' }).click()
  await window.pictureChangedFrom(before)
  await page.keyboard.press('Control+z')
  await expect(window.canvas).toHaveAttribute('aria-label', before ?? '')
  expect(studio.complaints).toEqual([])
})
