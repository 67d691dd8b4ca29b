import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/** A photographer who works in a wide profile gets files in another, or does not see which. */
test('a photograph leaves in the colours that are chosen, and the dialog says in which', async ({
  studio,
  folder,
}) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  await window.showPanel('Edit')
  const path = join(folder, 'wide.tif')
  const create = { width: 320, height: 200, channels: 3, background: '#14c828' } as const
  await writeFile(path, await sharp({ create }).withIccProfile('p3').tiff().toBuffer())
  const profileOf = async (file: string) => (await sharp(file).metadata()).icc
  const came = await profileOf(path)
  await studio.chosen([path], () => page.keyboard.press('Control+o'))
  await expect(window.canvas).toHaveAttribute('aria-label', 'Canvas: wide')

  const dialog = page.getByRole('dialog')
  const save = (name: string, colours: RegExp, said: RegExp) =>
    studio.saved(name, async () => {
      await page.keyboard.press('Control+Shift+s')
      await dialog.getByRole('combobox', { name: 'Colours' }).click()
      await page.getByRole('option', { name: colours }).click()
      await expect(dialog.getByText(said)).toBeVisible()
      await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    })
  const kept = await save('kept.tif', /^As it came in: .*P3/, /P3.* stays/)
  expect(await profileOf(kept)).toEqual(came)
  const plain = await save('plain.tif', /^sRGB/, /^Converted from .*P3.* to sRGB/)
  expect(await profileOf(plain)).not.toEqual(came)
  // The same colour, told in either profile.
  const colours = await Promise.all(
    [path, kept, plain].map(async (file) => (await sharp(file).raw().toBuffer()).subarray(0, 3)),
  )
  for (const colour of colours) {
    for (const [channel, value] of colour.entries())
      expect(Math.abs(value - (colours[0]?.[channel] ?? 0))).toBeLessThanOrEqual(2)
  }
  expect(studio.complaints).toEqual([])
})
