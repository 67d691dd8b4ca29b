import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

const picture = (red: number) =>
  sharp({
    create: { width: 64, height: 48, channels: 3, background: { r: red, g: 90, b: 160 } },
  })
    .png()
    .toBuffer()

/** Each way that people try first would otherwise do nothing. */
test('pictures come in by paste, by drop and by dialog', async ({ studio }) => {
  const { page, folder } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()

  await test.step('paste', async () => {
    await window.hand('paste', 'pasted.png', await picture(200))
    await expect(window.canvas).toHaveAttribute('aria-label', /pasted/)
  })

  await test.step('drop', async () => {
    await window.hand('drop', '拖放 dropped.png', await picture(20))
    await expect(window.canvas).toHaveAttribute('aria-label', /拖放 dropped/)
  })

  await test.step('dialog', async () => {
    const path = join(folder, 'chosen 图.png')
    await writeFile(path, await picture(120))
    await studio.chosen([path], () => page.keyboard.press('Control+o'))
    await expect(window.canvas).toHaveAttribute('aria-label', /chosen 图/)
  })

  await test.step('a text that is called a picture is refused by name', async () => {
    await window.hand('drop', 'letter.jpg', Buffer.from('Dear studio, this is a letter.'))
    await expect(page.getByText(/letter\.jpg is not a picture/)).toBeVisible()
    const path = join(folder, 'second letter.jpg')
    await writeFile(path, 'Dear studio, so is this.')
    await studio.chosen([path], () => page.keyboard.press('Control+o'))
    await expect(page.getByText(/second letter\.jpg is not a picture/)).toBeVisible()
  })

  await expect(window.pictures).toHaveCount(3)
  await expect(window.canvas).toHaveAttribute('aria-label', /chosen 图/)
})
