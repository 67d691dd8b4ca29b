import sharp from 'sharp'
import { barriers } from './support/barriers'
import { meadow, middleRedness } from './support/meadow'
import { StudioPage } from './support/studioPage'
import { expect, openStudio, test } from './support/studioTest'

/**
 * A mask that turned out too small would otherwise mean to take everything after it back, and a crop
 * that comes before an erased person would make an error of the whole stack.
 */
test('the mask of a step is painted anew, and follows the picture through a crop', async ({
  studio,
}) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  await window.hand('paste', 'meadow.jpg', await meadow(900, 600))
  await expect(window.canvas).toHaveAttribute('aria-label', /meadow/)
  await window.showPanel('Edit')
  const rows = window.panel
    .getByRole('list', { name: 'Steps of this picture' })
    .getByRole('listitem')
  const bar = page.getByRole('group', { name: 'Mask of a step' })
  const apply = bar.getByRole('button', { name: 'Apply mask' })
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  const redo = page.getByRole('button', { name: 'Redo', exact: true })
  const redness = async (name: string) =>
    middleRedness(
      await studio.saved(name, async () => {
        await page.keyboard.press('Control+Shift+s')
        await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
      }),
    )

  await test.step('erase the head alone, and lighten what comes of it', async () => {
    const inpaint = await window.openGroup('Erase and fill')
    await inpaint.getByRole('button', { name: 'Paint mask' }).click()
    await window.paintOver({ left: 0.47, top: 0.42, right: 0.53, bottom: 0.45 })
    await inpaint.getByRole('button', { name: 'Erase and fill' }).last().click()
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await expect(rows).toHaveCount(1)
    const tone = await window.openGroup('Light and colour')
    await window.setNumber(tone, 'Contrast', 10)
    await tone.getByRole('button', { name: 'Apply' }).click()
    await expect(rows).toHaveCount(2)
    expect(await redness('body.png')).toBeGreaterThan(20)
  })

  await test.step('open its mask, paint, take that back, and leave it as it was', async () => {
    await rows
      .first()
      .getByRole('button', { name: /^Step 1/ })
      .click()
    await rows.first().getByRole('button', { name: 'Repaint its mask' }).click()
    await expect(bar).toContainText('Mask of step 1: Erase and fill')
    await expect(apply).toBeDisabled()
    await expect(undo).toBeDisabled()
    await window.paintOver({ left: 0.46, top: 0.4, right: 0.54, bottom: 0.64 })
    await expect(apply).toBeEnabled()
    await page.keyboard.press('Control+z')
    await expect(apply).toBeDisabled()
    await page.keyboard.press('Control+Shift+z')
    await expect(apply).toBeEnabled()
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      expect.soft(await barriers(page), scheme).toEqual([])
    }
    await window.canvas.focus()
    await page.keyboard.press('Escape')
    await expect(bar).toHaveCount(0)
    await expect(rows).toHaveCount(2)
  })

  await test.step('what was painted waits while another picture is looked at', async () => {
    const gallery = page.getByRole('listbox')
    const other = 'other.jpg'
    await page.keyboard.press('Shift+B')
    await expect(bar).toBeVisible()
    await window.paintOver({ left: 0.46, top: 0.4, right: 0.54, bottom: 0.64 })
    await expect(apply).toBeEnabled()
    await window.hand('paste', other, await meadow(300, 200))
    await expect(window.canvas).toHaveAttribute('aria-label', /other/)
    await expect(bar).toHaveCount(0)
    await expect(page.getByText(/mask you were painting on meadow.* is kept/)).toBeVisible()
    await gallery
      .getByRole('option', { name: /meadow/ })
      .first()
      .dblclick()
    await expect(bar).toContainText('Mask of step 1: Erase and fill')
    await expect(apply).toBeEnabled()
    await page.keyboard.press('Control+z')
    await expect(apply).toBeDisabled()
    await window.canvas.focus()
    await page.keyboard.press('Escape')
    await expect(bar).toHaveCount(0)
  })

  await test.step('by keyboard, the whole person goes, as one thing that can be taken back', async () => {
    await page.keyboard.press('Shift+B')
    await expect(bar).toBeVisible()
    await window.paintOver({ left: 0.46, top: 0.4, right: 0.54, bottom: 0.52 })
    await window.paintOver({ left: 0.46, top: 0.52, right: 0.54, bottom: 0.64 })
    await page.keyboard.press('Enter')
    await expect(bar).toHaveCount(0)
    await window.stackIsReady()
    expect(await redness('nobody.png')).toBeLessThan(10)
    await expect(undo).toBeEnabled()
    await page.keyboard.press('Control+z')
    await expect(redo).toBeEnabled()
    expect(await redness('body again.png')).toBeGreaterThan(20)
    await page.keyboard.press('Control+Shift+z')
    await expect(redo).toBeDisabled()
  })

  await test.step('a crop that is moved before it takes the mask along', async () => {
    const crop = await window.openGroup('Crop and turn')
    await crop.getByRole('button', { name: 'Turn right' }).click()
    await expect(rows).toHaveCount(3)
    const last = rows.last().getByRole('button', { name: /^Step 3/ })
    await last.focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect(rows.nth(1)).toContainText('Crop and turn')
    await window.stackIsReady()
    await rows
      .nth(1)
      .getByRole('button', { name: /^Step 2/ })
      .focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect(rows.first()).toContainText('Crop and turn')
    await window.stackIsReady()
    await expect(page.getByRole('alert')).toHaveCount(0)
    const turned = await studio.saved('turned.png', async () => {
      await page.keyboard.press('Control+Shift+s')
      await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
    })
    const { width, height } = await sharp(turned).metadata()
    expect([width, height]).toEqual([600, 900])
    const upright = `${turned}.upright.png`
    await sharp(turned).rotate(270).toFile(upright)
    expect(await middleRedness(upright)).toBeLessThan(10)
    await rows
      .first()
      .getByRole('button', { name: /^Switch off/ })
      .click()
    await window.stackIsReady()
    expect(await redness('not turned.png')).toBeLessThan(10)
  })
  expect(studio.complaints).toEqual([])
})

/** Minutes of careful painting were gone when the studio closed, or lost its power, before they were applied. */
test('what was painted on the mask of a step is there after a restart', async ({
  folder,
}, information) => {
  const door = information.project.name
  const first = await openStudio(door, folder)
  const before = new StudioPage(first.page)
  await before.skipWelcome()
  await before.hand('paste', 'meadow.jpg', await meadow(300, 200))
  await expect(before.canvas).toHaveAttribute('aria-label', /meadow/)
  await before.showPanel('Edit')
  const inpaint = await before.openGroup('Erase and fill')
  await inpaint.getByRole('button', { name: 'Paint mask' }).click()
  await before.paintOver({ left: 0.47, top: 0.42, right: 0.53, bottom: 0.45 })
  await inpaint.getByRole('button', { name: 'Erase and fill' }).last().click()
  await first.page.getByRole('button', { name: 'Keep', exact: true }).click()
  await first.page.keyboard.press('Shift+B')
  const bar = (page: typeof first.page) => page.getByRole('group', { name: 'Mask of a step' })
  await expect(bar(first.page)).toBeVisible()
  await before.paintOver({ left: 0.46, top: 0.4, right: 0.54, bottom: 0.64 })
  await expect(bar(first.page).getByRole('button', { name: 'Apply mask' })).toBeEnabled()
  await expect.poll(() => before.paintedAnew()).toBe(true)
  await first.kill()

  const second = await openStudio(door, folder)
  const after = new StudioPage(second.page)
  await after.showPanel('Edit')
  await expect(bar(second.page)).toContainText('Mask of step 1: Erase and fill')
  await expect(bar(second.page).getByRole('button', { name: 'Apply mask' })).toBeEnabled()
  await after.canvas.focus()
  await second.page.keyboard.press('Control+z')
  await expect(bar(second.page).getByRole('button', { name: 'Apply mask' })).toBeDisabled()
  await second.page.keyboard.press('Control+Shift+z')
  await second.page.keyboard.press('Enter')
  await expect(bar(second.page)).toHaveCount(0)
  await after.stackIsReady()
  await expect.poll(() => after.paintedAnew()).toBe(false)
  expect(second.complaints).toEqual([])
  await second.close()
})
