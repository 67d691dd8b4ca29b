import { existsSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { pngChunk } from '../../main/engine/pixels/pngProfile'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/** A manifest store with nothing but its description. */
const store = Buffer.concat([
  Buffer.from('\0\0\0\x24jumb\0\0\0\x1cjumdc2pa', 'latin1'),
  Buffer.from('00110010800000aa00389b71036100', 'hex'),
  Buffer.alloc(1),
])

/** Whoever types an ending would otherwise get a file of another format under two endings, or none of the two. */
test('a name that is typed with an ending says the format, and signed pictures say what they lose', async ({
  studio,
}, information) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  const create = { width: 80, height: 60, channels: 3, background: '#3d6b4a' } as const
  const png = await sharp({ create }).png().toBuffer()
  const signed = Buffer.concat([png.subarray(0, 33), pngChunk('caBX', store), png.subarray(33)])
  await window.hand('paste', 'tour.png', signed)
  await expect(window.canvas).toHaveAttribute('aria-label', /tour/)
  const dialog = page.getByRole('dialog')
  const name = dialog.getByRole('textbox', { name: 'Name' })
  const format = dialog.getByRole('combobox', { name: 'Format' })
  const open = async () => {
    await page.keyboard.press('Control+Shift+s')
    await expect(format).toContainText('PNG')
  }

  const file = await studio.saved('tour.jpeg', async () => {
    await open()
    await expect(dialog.getByText(/carries content credentials \(C2PA\)/)).toBeVisible()
    await name.fill('tour.webp')
    await expect(format).toContainText('WebP')
    await expect(dialog.getByText('Saved as WebP, as the name ends.')).toBeVisible()
    await format.click()
    await page.getByRole('option', { name: /^TIFF/ }).click()
    await expect(name).toHaveValue('tour')
    await name.fill('tour.jpeg')
    await expect(format).toContainText('JPEG')
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  })
  expect((await sharp(file).metadata()).format).toBe('jpeg')
  await expect(dialog).toHaveCount(0)

  // Only the desktop asks where to, and there a name can be typed once more.
  if (information.project.name === 'electron') {
    const typed = await studio.saved('tour.tif', async () => {
      await open()
      await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    })
    expect((await sharp(typed).metadata()).format).toBe('tiff')
    expect(existsSync(join(studio.folder, 'tour.tif.png'))).toBe(false)
    await expect(page.getByText('Saved as TIFF: its name ends so')).toBeVisible()
  }
  expect(studio.complaints).toEqual([])
})
