import sharp from 'sharp'
import { barriers } from './support/barriers'
import { meadow, middleRedness } from './support/meadow'
import { StudioPage } from './support/studioPage'
import { expect, openStudio, test } from './support/studioTest'

/**
 * Everything that was done to a photograph would otherwise be lost with the window, or be fixed for good
 * once it was applied.
 */
test('a person is erased from a large photograph, and every step stays in reach', async ({
  folder,
}, information) => {
  test.slow()
  const door = information.project.name
  const first = await openStudio(door, folder)
  let window = new StudioPage(first.page)
  await window.skipWelcome()
  await window.hand('paste', 'meadow.jpg', await meadow(6000, 4000))
  await expect(window.canvas).toHaveAttribute('aria-label', /meadow/)
  const original = await window.pictureName()
  await window.showPanel('Edit')
  const steps = window.panel.getByRole('list', { name: 'Steps of this picture' })
  const rows = steps.getByRole('listitem')

  await test.step('erase with a brush', async () => {
    const inpaint = await window.openGroup('Erase and fill')
    await inpaint.getByRole('button', { name: 'Paint mask' }).click()
    await window.paintOver({ left: 0.46, top: 0.38, right: 0.54, bottom: 0.64 })
    await expect(inpaint.getByText('The mask is ready')).toBeVisible()
    await inpaint.getByRole('button', { name: 'Erase and fill' }).last().click()
    await first.page.getByRole('button', { name: 'Keep', exact: true }).click()
    await expect(rows).toHaveCount(1)
    await expect(rows.first()).toContainText('Erase and fill')
  })

  await test.step('lighten it, and change that in the stack', async () => {
    const tone = await window.openGroup('Light and colour')
    await window.setNumber(tone, 'Exposure', 0.5)
    await tone.getByRole('button', { name: 'Apply' }).click()
    await expect(rows).toHaveCount(2)
    await rows
      .nth(1)
      .getByRole('button', { name: /^Step 2/ })
      .click()
    await window.setNumber(rows.nth(1), 'Exposure', 1.25)
    await rows.nth(1).getByRole('button', { name: 'Apply change' }).click()
    await expect(rows.nth(1)).toContainText('Exposure 1.25')
  })

  await test.step('move it by keyboard, and switch it off', async () => {
    const second = steps.getByRole('button', { name: /^Step 2/ })
    await second.focus()
    await first.page.keyboard.press('Alt+ArrowUp')
    await expect(rows.first()).toContainText('Exposure 1.25')
    await window.stackIsReady()
    await rows
      .first()
      .getByRole('button', { name: /^Switch off/ })
      .click()
    await expect(rows.first().getByRole('button', { name: /^Switch on/ })).toBeVisible()
    await window.stackIsReady()
  })

  await test.step('the gallery shows the photograph and its edit, nothing else', async () => {
    await expect(window.pictures).toHaveCount(2)
  })

  const undo = first.page.getByRole('button', { name: 'Undo', exact: true })
  await test.step('undo all', async () => {
    for (let presses = 0; presses < 20 && (await undo.isEnabled()); presses += 1)
      await first.page.keyboard.press('Control+z')
    await expect(undo).toBeDisabled()
    await expect(window.canvas).toHaveAttribute('aria-label', original ?? '')
    await expect(rows).toHaveCount(0)
    await expect(window.pictures).toHaveCount(1)
  })
  // A press that was answered is kept: what is written down is asked for, not waited for.
  await expect.poll(() => window.historyPosition()).toBe(0)
  // Asked before the power cut, of which a page rightly complains.
  expect(first.complaints).toEqual([])
  await first.kill()

  const second = await openStudio(door, folder)
  window = new StudioPage(second.page)
  await test.step('after a power cut the photograph is there, and all of it can be done again', async () => {
    await expect(window.canvas).toHaveAttribute('aria-label', original ?? '')
    await window.showPanel('Edit')
    const redo = second.page.getByRole('button', { name: 'Redo', exact: true })
    await expect(redo).toBeEnabled()
    for (let presses = 0; presses < 20 && (await redo.isEnabled()); presses += 1)
      await second.page.keyboard.press('Control+Shift+z')
    await expect(redo).toBeDisabled()
    const again = window.panel.getByRole('list', { name: 'Steps of this picture' })
    await expect(again.getByRole('listitem')).toHaveCount(2)
    await expect(again.getByRole('button', { name: /^Switch on/ })).toHaveCount(1)
  })

  await test.step('the saved picture has nobody in it', async () => {
    const saved = await second.saved('alone.png', async () => {
      await second.page.keyboard.press('Control+Shift+s')
      await second.page
        .getByRole('dialog')
        .getByRole('button', { name: 'Save', exact: true })
        .click()
    })
    const { width, height } = await sharp(saved).metadata()
    expect([width, height]).toEqual([6000, 4000])
    expect(await middleRedness(saved)).toBeLessThan(10)
  })
  expect(second.complaints).toEqual([])
  await second.close()
})

/** What one does to one picture would otherwise have to be done again to each. */
test('steps go on to other pictures, and every change can be taken back', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  await window.hand('paste', 'first.jpg', await meadow(300, 200))
  await expect(window.canvas).toHaveAttribute('aria-label', /first/)
  await window.hand('paste', 'second.jpg', await meadow(360, 240))
  await expect(window.canvas).toHaveAttribute('aria-label', /second/)
  await window.showPanel('Edit')
  const rows = window.panel
    .getByRole('list', { name: 'Steps of this picture' })
    .getByRole('listitem')

  await test.step('two steps, one of them off, keep nobody out', async () => {
    for (const [group, field, value] of [
      ['Light and colour', 'Contrast', 30],
      ['Sharpen', 'Amount', 1.4],
    ] as const) {
      const form = await window.openGroup(group)
      await window.setNumber(form, field, value)
      await form.getByRole('button', { name: 'Apply' }).click()
      await expect(rows.last()).toContainText(group)
      const head = form.getByRole('button', { name: group, exact: true })
      // An applied sharpening would be seen twice, did its form stay open.
      if (group === 'Light and colour') await head.click()
      await expect(head).toHaveAttribute('aria-expanded', 'false')
    }
    await rows
      .first()
      .getByRole('button', { name: /^Switch off/ })
      .click()
    await window.stackIsReady()
    await rows
      .last()
      .getByRole('button', { name: /^Step 2/ })
      .click()
    await expect(rows.last().getByRole('button', { name: 'Apply change' })).toBeDisabled()
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      expect.soft(await barriers(page), scheme).toEqual([])
    }
    await rows.last().getByRole('button', { name: 'Close' }).click()
    await rows
      .first()
      .getByRole('button', { name: /^Switch on/ })
      .click()
    await window.stackIsReady()
  })

  await test.step('the difference is told in figures', async () => {
    await page.getByRole('button', { name: 'Difference', exact: true }).click()
    await expect(page.getByRole('status', { name: 'Difference in figures' })).toContainText(
      /PSNR \d+\.\d\d dB · SSIM 0\.\d{4}/,
    )
    await page.getByRole('button', { name: 'Difference', exact: true }).click()
  })

  await test.step('drag the second step before the first', async () => {
    await rows
      .last()
      .getByRole('button', { name: /^Step 2/ })
      .dragTo(rows.first(), {
        targetPosition: { x: 60, y: 4 },
      })
    await expect(rows.first()).toContainText('Sharpen')
    await window.stackIsReady()
  })

  await test.step('onto the other picture, from the gallery', async () => {
    await page.keyboard.press('Control+Shift+c')
    await window.pictures.last().click()
    await expect(window.canvas).toHaveAttribute('aria-label', /first/)
    await window.pictures.last().focus()
    await page.keyboard.press('Control+Shift+v')
    await expect(window.pictures).toHaveCount(4)
    const undo = page.getByRole('button', { name: 'Undo', exact: true }).first()
    // The pictures are there before their job says that it is done.
    await expect.poll(() => window.historyPosition()).toBe(6)
    await undo.click()
    await expect(window.pictures).toHaveCount(3)
    await page.keyboard.press('Control+Shift+z')
    await expect(window.pictures).toHaveCount(4)
    await window.pictures.first().click()
    await expect(window.canvas).toHaveAttribute('aria-label', /first-tone/)
    await expect(rows).toHaveCount(2)
    await expect(rows.first()).toContainText('Sharpen')
  })

  await test.step('stars and the trash are taken back in their order, and then the steps', async () => {
    await window.pictures.first().focus()
    const stars = page.locator('input[name="selection-rating"][value="4"]')
    await page.keyboard.press('4')
    await expect(stars).toBeChecked()
    await page.keyboard.press('Delete')
    await expect(window.pictures).toHaveCount(3)
    const undo = page.getByRole('button', { name: 'Undo', exact: true }).first()
    await undo.click()
    await expect(window.pictures).toHaveCount(4)
    await undo.click()
    await window.pictures.first().click()
    await expect(stars).not.toBeChecked()
    await undo.click()
    await expect(window.pictures).toHaveCount(3)
    await undo.click()
    await expect(window.canvas).toHaveAttribute('aria-label', /second/)
    await expect(rows.first()).toContainText('Light and colour')
  })

  await test.step('under a name they go onto a picture that is opened later', async () => {
    const more = window.panel.getByRole('button', { name: 'More for all steps' })
    await more.click()
    await page.getByRole('menuitem', { name: /^Save edits as a preset/ }).click()
    await page.getByRole('textbox', { name: 'Name of the preset' }).fill('Crisp')
    await page.getByRole('button', { name: 'Save preset' }).click()
    await window.pictures.last().click()
    await expect(window.canvas).toHaveAttribute('aria-label', /first/)
    await expect(rows).toHaveCount(0)
    await more.click()
    await page.getByRole('menuitem', { name: 'Crisp', exact: true }).click()
    await expect(rows).toHaveCount(2)
    await window.stackIsReady()
  })
  expect(studio.complaints).toEqual([])
})

/** A watermark, or dust on the sensor, would have to be painted over in every picture anew. */
test('what is erased from one picture is erased from others of its size', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  for (const [name, width] of [
    ['other.jpg', 300],
    ['second.jpg', 360],
    ['first.jpg', 360],
  ] as const) {
    await window.hand('paste', name, await meadow(width, (width * 2) / 3))
    await expect(window.canvas).toHaveAttribute('aria-label', new RegExp(name.slice(0, -4)))
  }
  await window.showPanel('Edit')
  const rows = window.panel
    .getByRole('list', { name: 'Steps of this picture' })
    .getByRole('listitem')
  const group = await window.openGroup('Erase and fill')
  await group.getByRole('button', { name: 'Paint mask' }).click()
  await window.paintStroke()
  await group.getByRole('button', { name: 'Erase and fill', exact: true }).last().click()
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(rows).toHaveCount(1)
  await page.keyboard.press('Control+Shift+c')

  await expect(window.pictures).toHaveCount(4)
  await window.pictures.nth(2).click()
  await expect(window.canvas).toHaveAttribute('aria-label', /second/)
  await window.pictures.nth(3).click({ modifiers: ['Control'] })
  await window.pictures.nth(3).focus()
  await page.keyboard.press('Control+Shift+v')
  await expect(page.getByText(/One step was left out/)).toBeVisible()
  await expect(window.pictures).toHaveCount(5, { timeout: 60_000 })
  await window.pictures.first().click()
  await expect(window.canvas).toHaveAttribute('aria-label', /second/)
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toContainText('Erase and fill')
  expect(studio.complaints).toEqual([])
})
