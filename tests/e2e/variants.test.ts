import { StudioPage } from './support/studioPage'
import { expect, openStudio, test } from './support/studioTest'

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

/** After a power cut the one result that was left would be the only one to choose from. */
test('results that wait over the canvas can be varied after a restart, too', async ({
  folder,
}, information) => {
  const door = information.project.name
  const first = await openStudio(door, folder)
  const before = new StudioPage(first.page)
  await before.skipWelcome()
  await before.setNumber(before.panel, 'Pictures', 1)
  await before.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ }).click()
  await before.panel.getByRole('button', { name: /Make .*1.* the input/ }).click()
  await before.showPanel('Edit')
  const inpaint = await before.openGroup('Erase and fill')
  await inpaint.getByRole('button', { name: 'Paint mask' }).click()
  await before.paintStroke()
  await inpaint.getByRole('button', { name: 'Erase and fill' }).last().click()
  await expect(first.page.getByRole('group', { name: 'Result' })).toBeVisible()
  await expect.poll(() => before.stagedResults()).toBe(1)
  await first.kill()

  const second = await openStudio(door, folder)
  const staging = second.page.getByRole('group', { name: 'Result' })
  await staging.getByRole('button', { name: 'Another variant' }).click()
  const variants = staging.getByRole('button', { name: /^Variant/ })
  await expect(variants).toHaveCount(2)
  await expect(variants.nth(1)).toHaveAttribute('aria-pressed', 'true')
  await staging.getByRole('button', { name: 'Keep' }).click()
  await expect(staging).toHaveCount(0)
  await second.close()
})

/** A portrait would not fit the banner, and the shop would refuse what is not square. */
test('extend a picture to a format, then put it on a square', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  await window.setNumber(window.panel, 'Pictures', 1)
  await window.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ }).click()
  await window.panel.getByRole('button', { name: /Make .*1.* the input/ }).click()
  await expect(window.canvas).toBeVisible()
  const drawn = await window.pictureName()

  await window.showPanel('Edit')
  const extend = await window.openGroup('Extend the picture')
  const run = extend.getByRole('button', { name: 'Extend', exact: true })
  await expect(run).toBeDisabled()
  await extend.getByRole('combobox', { name: 'Ratio' }).click()
  await page.getByRole('option', { name: '1:1' }).click()
  await expect(extend.getByText('has this ratio already')).toBeVisible()
  await extend.getByRole('combobox', { name: 'Ratio' }).click()
  await page.getByRole('option', { name: '5:4' }).click()
  await expect(extend.getByText('Becomes 320 × 256 px.')).toBeVisible()
  await run.click()
  const staging = page.getByRole('group', { name: 'Result' })
  await staging.getByRole('button', { name: 'Another variant' }).click()
  await expect(staging.getByRole('button', { name: /^Variant/ })).toHaveCount(2)
  await staging.getByRole('button', { name: 'Keep' }).click()
  await window.pictureChangedFrom(drawn)
  await expect(page.getByText('320 × 256')).toBeVisible()
  const extended = await window.pictureName()

  const border = await window.openGroup('Add a border')
  await border.getByRole('combobox', { name: 'Ratio' }).click()
  await page.getByRole('option', { name: '1:1' }).click()
  await border.getByRole('button', { name: 'Apply' }).click()
  await window.pictureChangedFrom(extended)
  await expect(page.getByText('320 × 320')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('320 × 256')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('256 × 256')).toBeVisible()
  expect(studio.complaints).toEqual([])
})
