import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/**
 * The main job, once across: generate, make a result the input, correct it, erase a part, enlarge it,
 * ask what is in it, caption it, write copy, export. Driven as a person would, by the words on screen.
 */
test('from nothing to an exported, captioned picture', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()

  await test.step('generate two dresses', async () => {
    await window.showPanel('Generate')
    await window.panel.getByRole('textbox', { name: /prompt/i }).fill('a dress for the opera')
    await window.setNumber(window.panel, 'Pictures', 2)
    await window.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ }).click()
    await expect(window.panel.getByRole('button', { name: /Make .* the input/ })).toHaveCount(2)
    await expect(window.panel.getByText('opera', { exact: true }).first()).toBeVisible()
  })

  await test.step('make the first one the input', async () => {
    await window.panel.getByRole('button', { name: /Make .*1.* the input/ }).click()
    await expect(window.canvas).toHaveAttribute('aria-label', /dress/i)
  })

  await test.step('lighten it, and undo and redo that', async () => {
    await window.showPanel('Edit')
    const before = await window.pictureName()
    const tone = await window.openGroup('Light and colour')
    await window.setNumber(tone, 'Exposure', 0.5)
    await tone.getByRole('button', { name: 'Apply' }).click()
    await window.pictureChangedFrom(before)
    const after = await window.pictureName()
    await page.keyboard.press('Control+z')
    await expect(window.canvas).toHaveAttribute('aria-label', before ?? '')
    await page.keyboard.press('Control+Shift+z')
    await expect(window.canvas).toHaveAttribute('aria-label', after ?? '')
  })

  await test.step('erase a stroke', async () => {
    const before = await window.pictureName()
    const inpaint = await window.openGroup('Erase and fill')
    await inpaint.getByRole('button', { name: 'Paint mask' }).click()
    await window.paintStroke()
    await expect(inpaint.getByText('The mask is ready')).toBeVisible()
    await inpaint.getByRole('button', { name: 'Erase and fill' }).last().click()
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await window.pictureChangedFrom(before)
  })

  await test.step('double its size', async () => {
    const upscale = await window.openGroup('Upscale')
    await upscale.getByRole('button', { name: 'Run' }).click()
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await expect(page.getByText('512 × 512')).toBeVisible()
  })

  await test.step('ask what is in it', async () => {
    await window.showPanel('Recognise')
    await window.panel.getByRole('button', { name: /^Recognise( Ctrl|$)/ }).click()
    await expect(window.panel.getByText('Labels', { exact: true })).toBeVisible()
    await expect(
      window.panel.getByRole('img', { name: /Probability of being a photograph/ }),
    ).toBeVisible()
  })

  await test.step('caption it, and see where a word looked', async () => {
    await window.showPanel('Caption')
    await window.panel.getByRole('button', { name: /^Describe( Ctrl|$)/ }).click()
    const word = window.panel.getByRole('button', { name: /where it looked/ }).first()
    const heat = page.getByRole('group', { name: 'Heat map' })
    await expect(heat).toHaveCount(0)
    await word.hover()
    await expect(heat).toContainText(/where it looked/)
  })

  // Who had to write it themselves left it empty, and the picture had no words for those who do not see it.
  await test.step('an alternative text is proposed, completed and looked over before it is kept', async () => {
    const proposal = window.panel.getByRole('group', { name: 'Proposed from the caption' })
    await proposal.getByRole('textbox', { name: 'What the caption cannot know' }).fill('Lumière')
    await proposal.getByRole('button', { name: 'Use' }).click()
    const field = window.panel.getByRole('textbox', { name: 'Alternative text' })
    await expect(field).toBeFocused()
    await expect(field).toHaveValue(/^Lumière: \w/)
    await page.keyboard.press('End')
    await page.keyboard.type(', in spring')
    await page.keyboard.press('Shift+Tab')
    await window.panel.getByRole('button', { name: 'Use as caption' }).first().click()
  })

  await test.step('write ad copy in both languages', async () => {
    await window.panel.getByRole('button', { name: 'Ad copy', exact: true }).click()
    await window.panel.getByRole('textbox', { name: 'Brand' }).fill('Lumière')
    await window.panel.getByRole('button', { name: 'Both' }).click()
    await window.panel.getByRole('button', { name: 'Write ad copy' }).click()
    await expect(window.panel.getByText('Lumière').first()).toBeVisible()
    await expect(window.panel.getByText(/[\u4e00-\u9fff]{4}/).first()).toBeVisible()
  })

  await test.step('save the picture and its texts', async () => {
    const picture = await studio.saved('saved 图.png', async () => {
      await page.keyboard.press('Control+Shift+s')
      const dialog = page.getByRole('dialog')
      await expect(dialog.getByText('Colours: sRGB, with its profile in the file.')).toBeVisible()
      await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    })
    const metadata = await sharp(picture).metadata()
    expect([metadata.width, metadata.height]).toEqual([512, 512])
    expect(metadata.xmp?.toString()).toContain('digitalsourcetype/trainedAlgorithmicMedia')
    expect(metadata.xmp?.toString()).toMatch(/AltTextAccessibility[\s\S]*Lumière: [^<]*, in spring/)
    const texts = await studio.saved('texts.json', async () => {
      await window.panel.getByRole('button', { name: 'Export texts' }).first().click()
      await page.getByRole('menuitem', { name: 'JSON' }).click()
    })
    expect(await readFile(texts, 'utf8')).toContain('Lumière')
  })

  expect(studio.complaints).toEqual([])
})
