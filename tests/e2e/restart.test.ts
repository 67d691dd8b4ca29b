import sharp from 'sharp'
import { StudioPage } from './support/studioPage'
import { expect, openStudio, test } from './support/studioTest'

const plain = (background: string) =>
  sharp({ create: { width: 64, height: 64, channels: 3, background } })

/** A slip of the hand would otherwise cost a picture. */
test('a deleted picture comes back, now or from the trash', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  await window.setNumber(window.panel, 'Pictures', 2)
  await window.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ }).click()
  await expect(window.pictures).toHaveCount(2)

  await window.pictures.first().click()
  await page.getByRole('button', { name: 'Move to the trash' }).click()
  await expect(window.pictures).toHaveCount(1)
  await page
    .getByRole('alert')
    .or(page.getByRole('status'))
    .getByRole('button', { name: 'Undo' })
    .click()
  await expect(window.pictures).toHaveCount(2)

  await window.pictures.first().click()
  await page.getByRole('button', { name: 'Move to the trash' }).click()
  await expect(window.pictures).toHaveCount(1)
  await page.getByRole('button', { name: 'Show the trash' }).click()
  await window.pictures.first().click()
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await page.getByRole('button', { name: 'Back to the library' }).click()
  await expect(window.pictures).toHaveCount(2)
})

/** What was sorted into the wrong collection by mistake would otherwise have to be found again by hand. */
test('what was done to collections and tags is taken back after a restart', async ({
  folder,
}, information) => {
  const door = information.project.name
  const first = await openStudio(door, folder)
  const before = new StudioPage(first.page)
  await before.skipWelcome()
  await before.hand('drop', 'mug.png', await plain('#884422').png().toBuffer())
  await before.hand('drop', 'hat.png', await plain('#226644').png().toBuffer())
  await expect(before.pictures).toHaveCount(2)
  await first.page.getByRole('listbox').focus()
  await first.page.keyboard.press('Control+a')
  await first.page.keyboard.press('k')
  const dialog = first.page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'New tags' }).fill('winter')
  await first.page.keyboard.press('Enter')
  await expect(dialog.getByText('winter', { exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await first.page.keyboard.press('c')
  await dialog.getByRole('textbox', { name: 'New collection' }).fill('Sale')
  await first.page.keyboard.press('Enter')
  await expect(dialog.getByRole('checkbox', { name: 'Sale' })).toBeChecked()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await first.close()

  const second = await openStudio(door, folder)
  const { page } = second
  const after = new StudioPage(page)
  const collections = page.getByRole('navigation', { name: 'Collections' })
  await expect(after.pictures).toHaveCount(2)
  await expect(collections.getByText('Sale')).toBeVisible()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(collections.getByText('Sale')).toHaveCount(0)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await page.getByRole('searchbox', { name: 'Search pictures' }).fill('winter')
  await expect(page.getByText('Nothing found')).toBeVisible()
  await page.getByRole('button', { name: /^Redo/ }).click()
  await expect(after.pictures).toHaveCount(2)
  await second.close()
})

/** A restart would otherwise lose pictures, and a power cut the work that waited. */
test('pictures stay, and cut-off jobs are offered again', async ({ folder }, information) => {
  const door = information.project.name
  const first = await openStudio(door, folder)
  const before = new StudioPage(first.page)
  await before.skipWelcome()
  await first.page.keyboard.press('Control+Shift+j')
  const generate = before.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ })

  await before.panel.getByRole('textbox', { name: 'Prompt' }).fill('sandal')
  await before.setNumber(before.panel, 'Pictures', 1)
  await generate.click()
  await expect(before.pictures).toHaveCount(1)

  const noise = sharp({
    create: {
      width: 600,
      height: 600,
      channels: 3,
      background: 'black',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
  await before.hand('paste', 'noise.png', await noise.png().toBuffer())
  await expect(before.canvas).toHaveAttribute('aria-label', /noise/)
  await before.showPanel('Edit')
  const upscale = await before.openGroup('Upscale')
  await upscale.getByRole('button', { name: 'Run' }).click()
  await expect(first.page.getByRole('button', { name: /^Cancel: Upscale/ })).toBeVisible()
  await before.showPanel('Generate')
  await before.setNumber(before.panel, 'Pictures', 2)
  await generate.click()
  await expect(first.page.getByRole('list', { name: 'Jobs' }).getByText('Waiting')).toBeVisible()
  await first.kill()

  const second = await openStudio(door, folder)
  const after = new StudioPage(second.page)
  await expect(second.page.getByText(/interrupted when the studio closed/)).toBeVisible()
  await expect(after.pictures.last()).toHaveAttribute('aria-label', /shoes/)
  if ((await second.page.getByRole('button', { name: 'Clear finished' }).count()) === 0)
    await second.page.keyboard.press('Control+Shift+j')
  const jobs = second.page.getByRole('list', { name: 'Jobs' })
  await expect(jobs.getByText('Was running when the studio closed')).toBeVisible()
  // What waited goes on by itself; what was cut off waits for a word.
  await expect(jobs.getByText('Done, 2 results')).toBeVisible()
  await second.page.getByRole('button', { name: 'Run again' }).click()
  await expect(jobs.getByText('Done, 1 result')).toHaveCount(2, { timeout: 120_000 })
  await second.close()
})
