import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/** A slope with a disc on it: its edges do not meet where it is repeated. */
function slope(colour: string): Buffer {
  return Buffer.from(
    `<svg width="320" height="240"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#102040"/><stop offset="1" stop-color="#e8d8b0"/></linearGradient></defs><rect width="320" height="240" fill="url(#g)"/><circle cx="210" cy="90" r="60" fill="${colour}"/><rect x="30" y="150" width="90" height="40" fill="#203010"/></svg>`,
  )
}

const stripes = Buffer.from(
  `<svg width="320" height="240"><rect width="320" height="240" fill="#fff"/>${Array.from(
    { length: 16 },
    (_, at) => `<rect x="${at * 20}" width="10" height="240" fill="#0a6"/>`,
  ).join('')}</svg>`,
)

/** Whoever takes in a box of pictures would otherwise keep its copies, and could not tag it in one go. */
test('a box of pictures is tagged together, its copy sorted out, and a texture made to repeat', async ({
  studio,
}) => {
  test.setTimeout(480_000)
  const { page, folder } = studio
  const window = new StudioPage(page)
  const dialog = page.getByRole('dialog')
  const slow = { timeout: 120_000 }
  await window.skipWelcome()

  await test.step('three pictures come in and are selected from the notice', async () => {
    const files = {
      'scan.png': await sharp(slope('#c03020')).png().toBuffer(),
      'scan small.jpg': await sharp(slope('#c03020')).resize(240).jpeg().toBuffer(),
      'stripes.png': await sharp(stripes).png().toBuffer(),
    }
    const paths = Object.keys(files).map((name) => join(folder, name))
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes)
    await studio.chosen(paths, () =>
      page.getByRole('button', { name: 'Open pictures…' }).first().click(),
    )
    await expect(window.pictures).toHaveCount(3)
    await page.getByRole('button', { name: 'Select them' }).click()
    await expect(page.getByText('3 pictures selected')).toBeVisible()
  })

  await test.step('two tags at once, found by the search', async () => {
    await page.getByRole('button', { name: 'Tags…' }).click()
    await dialog.getByRole('combobox', { name: 'New tags' }).fill('attic, box 7')
    await page.keyboard.press('Enter')
    await expect(dialog.getByText('box 7', { exact: true })).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('searchbox', { name: 'Search pictures' }).fill('attic')
    await expect(window.pictures).toHaveCount(3)
    await page.getByRole('listbox').focus()
    await page.keyboard.press('Control+z')
    await expect(window.pictures).toHaveCount(0)
    await page.keyboard.press('Control+Shift+z')
    await expect(window.pictures).toHaveCount(3)
    await page.getByRole('searchbox', { name: 'Search pictures' }).fill('')
  })

  await test.step('the small copy is proposed for the trash, and comes back', async () => {
    await page.getByRole('listbox').focus()
    await page.keyboard.press('Control+a')
    await window.pictures.first().click({ button: 'right' })
    await page.getByRole('menuitem', { name: /Find duplicates/ }).click()
    await dialog.getByRole('button', { name: /Look through/ }).click()
    await dialog.getByRole('button', { name: 'Alike', exact: true }).click(slow)
    const copy = dialog.getByRole('checkbox', { name: 'Keep scan small' })
    await copy.uncheck()
    await dialog.getByRole('button', { name: 'Move 1 to the trash' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(window.pictures).toHaveCount(2)
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
    await expect(window.pictures).toHaveCount(3)
  })

  await test.step('pictures like one are looked for without a second press', async () => {
    const scan = page.getByRole('option', { name: 'scan', exact: true })
    await scan.click()
    await scan.click({ button: 'right' })
    await page.getByRole('menuitem', { name: /Find similar/ }).click()
    const like = dialog.getByRole('button', { name: /^Open .+ alike$/ }).first()
    const none = dialog.getByText('Nothing else here looks like it.')
    await expect(like.or(none)).toBeVisible(slow)
    await dialog.getByRole('button', { name: 'Close' }).click()
  })

  await test.step('a texture with seams is made to repeat, and put back by one undo', async () => {
    await page.getByRole('option', { name: 'scan', exact: true }).click()
    await page.keyboard.press('t')
    const seams = page.getByRole('status', { name: 'Seams of the tile' })
    await expect(seams).toContainText('Seams show', slow)
    await seams.getByRole('button', { name: 'Make it tile' }).click()
    await expect(seams).toContainText('No seam shows', slow)
    await page.keyboard.press('Control+z')
    await expect(seams).toContainText('Seams show', slow)
  })

  expect(studio.complaints).toEqual([])
})
