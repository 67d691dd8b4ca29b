import sharp from 'sharp'
import { barriers } from './support/barriers'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/** A photograph of 24 megapixels whose grain makes every part of a selection a piece of work. */
async function grainyPhotograph(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const grain = await sharp({
    create: { width: 1500, height: 1000, channels: 3, background: '#888', noise },
  })
    .png()
    .toBuffer()
  return sharp(grain).resize(6000, 4000, { kernel: 'nearest' }).jpeg({ quality: 90 }).toBuffer()
}

/** A window that stands still while a mask grows cannot be told to stop, and looks as if it had crashed. */
test('the mask of a large photograph is worked on beside the window, and the work can be given up', async ({
  studio,
}) => {
  test.slow()
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  await window.hand('paste', 'grain.jpg', await grainyPhotograph())
  await expect(window.canvas).toHaveAttribute('aria-label', /grain/)
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  const menu = page.getByRole('dialog', { name: 'Mask' })
  const working = menu.getByRole('progressbar')
  const openMenu = () => page.getByRole('button', { name: 'Mask', exact: true }).click()

  await test.step('the wand selects all over the picture', async () => {
    await page.keyboard.press('w')
    await page.getByRole('switch', { name: 'Connected' }).click()
    // Until the photograph's own pixels are there, a press selects nothing.
    await expect
      .poll(
        async () => {
          if (await undo.isDisabled()) await window.canvas.click()
          return window.historyPosition()
        },
        { timeout: 60_000 },
      )
      .toBe(1)
  })
  const before = await window.historyPosition()

  await test.step('growing it shows how far it is, and Escape leaves the mask as it was', async () => {
    await openMenu()
    await menu.getByRole('slider', { name: 'By' }).press('End')
    await menu.getByRole('button', { name: 'Grow' }).click()
    await expect(working).toBeVisible()
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await expect(menu.getByRole('status')).toHaveText('Grow mask')
    }
    await page.keyboard.press('Escape')
    await expect(working).toHaveCount(0)
    await expect(menu).toBeVisible()
    expect(await window.historyPosition()).toBe(before)
  })

  await test.step('softening it, to the end, is one thing to take back', async () => {
    await menu.getByRole('button', { name: 'Soften' }).click()
    await expect(working).toBeVisible()
    expect.soft(await barriers(page)).toEqual([])
    await expect(working).toHaveCount(0, { timeout: 120_000 })
    await page.keyboard.press('Escape')
    await expect(menu).toHaveCount(0)
    await expect.poll(() => window.historyPosition()).toBe(before + 1)
    await page.keyboard.press('Control+z')
    await expect.poll(() => window.historyPosition()).toBe(before)
  })
  expect(studio.complaints).toEqual([])
})
