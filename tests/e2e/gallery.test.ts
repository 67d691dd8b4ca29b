import sharp from 'sharp'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

const photograph = () =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#3d6b4a' } })
    .jpeg()
    .toBuffer()

/** Among thousands of pictures the one that is wanted would otherwise not be found again. */
test('narrow the gallery, and keep what was found in a collection', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  const collections = page.getByRole('navigation', { name: 'Collections' })
  const row = (name: string) => collections.getByRole('button', { name, exact: false }).first()
  await window.skipWelcome()

  await test.step('a photograph, and three hats of which one gets stars', async () => {
    await window.hand('drop', 'garden.jpg', await photograph())
    await expect(window.pictures).toHaveCount(1)
    await window.panel.getByRole('textbox', { name: 'Prompt' }).fill('hat')
    await window.setNumber(window.panel, 'Pictures', 3)
    await window.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ }).click()
    await expect(window.pictures).toHaveCount(4)
    await window.pictures.first().click()
    await page.getByRole('listbox').focus()
    await page.keyboard.press('4')
  })

  await test.step('a new name keeps the keyboard in the details, and is taken back by Undo', async () => {
    await page.keyboard.press('i')
    const details = page.getByRole('dialog', { name: 'Details' })
    const name = details.getByRole('textbox', { name: 'Name' })
    const before = await name.inputValue()
    await name.fill('Hat for the window')
    await page.keyboard.press('Enter')
    // Behind the details, what the library says of it now has come in.
    await expect(page.getByText('Hat for the window').first()).toBeVisible()
    await expect(name).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(details).toHaveCount(0)
    await expect(window.canvas).toHaveAttribute('aria-label', /Hat for the window/)
    await page.getByRole('listbox').focus()
    await page.keyboard.press('Control+z')
    await expect(window.canvas).toHaveAttribute('aria-label', new RegExp(before))
  })

  await test.step('filters hold together with the search, and go with one click', async () => {
    await page.keyboard.press('f')
    const filters = page.getByRole('dialog', { name: 'Filters' })
    // While the filters are open, the grid behind them is hidden from the accessibility tree.
    const behind = page.locator('[role=listbox][aria-multiselectable] [role=option]')
    await filters.getByRole('button', { name: /^Generated/ }).click()
    await expect(behind).toHaveCount(3)
    await filters.getByRole('combobox', { name: 'Rating' }).click()
    await page.getByRole('option', { name: '3 stars or more' }).click()
    await expect(behind).toHaveCount(1)
    await filters.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: /^3 stars or more: take/ }).click()
    await expect(window.pictures).toHaveCount(3)
    await page.getByRole('searchbox', { name: 'Search pictures' }).fill('garden')
    await expect(page.getByText('Nothing found')).toBeVisible()
    await page.getByRole('button', { name: 'Clear the filters' }).click()
    await expect(window.pictures).toHaveCount(4)
  })

  await test.step('a collection by keyboard, shown with its count', async () => {
    await window.pictures.first().click()
    await page.getByRole('listbox').focus()
    await page.keyboard.press('c')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'New collection' }).fill('Hats 帽子')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('checkbox', { name: 'Hats 帽子' })).toBeChecked()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await row('Hats 帽子').click()
    await expect(window.pictures).toHaveCount(1)
    await collections.getByRole('button', { name: 'Everything' }).click()
    await expect(window.pictures).toHaveCount(4)
  })

  if (test.info().project.name === 'chromium') {
    await test.step('more by dragging, taken back by Undo', async () => {
      await window.pictures.nth(1).dragTo(row('Hats 帽子'))
      await expect(row('Hats 帽子')).toContainText('2')
      await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
      await expect(row('Hats 帽子')).toContainText('1')
    })
  }

  if (test.info().project.name === 'chromium') {
    // The desktop's drag is the system's, which hands the files over too: they would come in a second time.
    await test.step('dragged as files of the system, they are not taken into the library again', async () => {
      const tile = await window.pictures.nth(1).elementHandle()
      const target = await row('Hats 帽子').elementHandle()
      await page.evaluate(
        ([from, to]) => {
          const options = { bubbles: true, cancelable: true }
          const dataTransfer = new DataTransfer()
          from?.dispatchEvent(new DragEvent('dragstart', { ...options, dataTransfer }))
          const files = new DataTransfer()
          files.items.add(new File([new Uint8Array(9)], 'hat.png', { type: 'image/png' }))
          for (const kind of ['dragenter', 'dragover', 'drop'])
            to?.dispatchEvent(new DragEvent(kind, { ...options, dataTransfer: files }))
        },
        [tile, target],
      )
      await expect(row('Hats 帽子')).toContainText('2')
      await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
      await expect(row('Hats 帽子')).toContainText('1')
      // A file that is none would be named as soon as it was taken for one.
      await expect(page.getByText('hat.png')).toHaveCount(0)
      await expect(window.pictures).toHaveCount(4)
    })
  }

  await test.step('deleted, and brought back with what was in it', async () => {
    await row('Hats 帽子').focus()
    await page.keyboard.press('Delete')
    await expect(page.getByText('Collections group pictures.')).toBeVisible()
    await page
      .getByRole('alert')
      .or(page.getByRole('status'))
      .filter({ hasText: 'deleted' })
      .getByRole('button', { name: 'Undo' })
      .click()
    await expect(row('Hats 帽子')).toContainText('1')
    await expect(window.pictures).toHaveCount(4)
  })

  expect(studio.complaints).toEqual([])
})

/** Blank tiles of one name: nobody knows which of them to open. */
test('tiles say what they are before their thumbnails are there, and pictures of one name their format', async ({
  studio,
}, information) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  // Only what goes over HTTP can be held back; the desktop has a protocol of its own.
  const held = information.project.name === 'chromium'
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  if (held)
    await page.route('**/thumbnail', async (route) => {
      await released
      await route.continue()
    })
  await window.hand('drop', 'scan.jpg', await photograph())
  await window.hand(
    'drop',
    'scan.png',
    await sharp(await photograph())
      .png()
      .toBuffer(),
  )
  await window.hand(
    'drop',
    'garden.jpg',
    await sharp(await photograph())
      .negate()
      .toBuffer(),
  )
  await expect(page.getByRole('option', { name: 'scan, JPEG' })).toBeVisible()
  await expect(page.getByRole('option', { name: 'scan, PNG' })).toBeVisible()
  const garden = page.getByRole('option', { name: 'garden', exact: true })
  if (held) await expect(garden.getByText('garden')).toBeVisible()
  release()
  await expect(garden.getByText('garden')).toHaveCount(0)
  await expect(garden.locator('img')).toBeVisible()
})
