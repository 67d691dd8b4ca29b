import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/** Who likes a result but for a detail would have to draw anew and hope. */
test('vary a result, walk between two of them and keep a frame', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  const results = window.panel.getByRole('list', { name: 'Results' }).locator('img')
  const names = window.panel.getByRole('button', { name: /Make .* the input/ })

  await test.step('labels come with pictures that the model drew', async () => {
    await expect(
      window.panel.getByRole('button', { name: 'Blazer' }).locator('img[src^="/sample/"]'),
    ).toBeVisible()
    await expect(window.panel.getByText('not installed')).toHaveCount(0)
  })

  await test.step('a prompt takes a suggestion by the keyboard and names what is unknown', async () => {
    const prompt = window.panel.getByRole('textbox', { name: 'Prompt' })
    await prompt.pressSequentially('purple sho')
    await expect(page.getByRole('option', { name: 'Shoes' })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect(prompt).toHaveValue('purple Shoes')
    await expect(window.panel.getByText('Draws: Shoes')).toBeVisible()
    await expect(window.panel.getByText('purple', { exact: true }).first()).toBeVisible()
    await window.setNumber(window.panel, 'Pictures', 2)
    await page.keyboard.press('Control+Enter')
    await expect(names).toHaveCount(2)
  })

  await test.step('vary the first', async () => {
    const [before] = await results.evaluateAll((all) => all.map((one) => one.getAttribute('src')))
    await window.panel.getByRole('button', { name: 'Vary Shoes (1)' }).click()
    await expect(
      window.panel.getByRole('group', { name: 'Variations of this picture' }),
    ).toBeVisible()
    await expect(results.first()).not.toHaveAttribute('src', before ?? '')
    await expect(names).toHaveCount(2)
  })

  await test.step('walk between the two, and keep a frame of it', async () => {
    await window.panel.getByRole('button', { name: 'Walk from or to Shoes (1)' }).click()
    await window.panel.getByRole('button', { name: 'Walk from or to Shoes (2)' }).click()
    const walk = window.panel.getByRole('group', { name: 'Walk between two pictures' })
    const scrubber = walk.getByRole('slider', { name: 'Place on the walk' })
    await scrubber.focus()
    await page.keyboard.press('ArrowRight')
    await expect(walk.getByRole('img', { name: 'Frame 14 of 25' })).toBeVisible()
    await page.keyboard.press('Home')
    await expect(walk.getByRole('img', { name: 'Frame 1 of 25' })).toBeVisible()
    await page.keyboard.press('Space')
    // It goes on by itself until it is stopped, and then stands still.
    await expect(scrubber).not.toHaveValue('0')
    await walk.getByRole('button', { name: 'Pause' }).click()
    await expect(walk.getByRole('button', { name: 'Play to and fro' })).toBeVisible()
    await walk.getByRole('button', { name: 'Last picture of the walk' }).click()
    await expect(scrubber).toHaveValue('24')
    const count = await window.pictures.count()
    await walk.getByRole('button', { name: 'Keep this frame' }).click()
    await expect(window.pictures).toHaveCount(count + 1)
    await expect(window.canvas).toHaveAttribute('aria-label', /.+/)
  })

  await test.step('every frame of it as a file', async () => {
    const count = await window.pictures.count()
    await window.panel.getByRole('button', { name: 'More ways to keep the walk' }).click()
    await page.getByRole('menuitem', { name: 'Save all 25 frames as files' }).click()
    await expect(page.getByRole('dialog', { name: 'Save 25 pictures as' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(window.pictures.first()).toHaveAttribute('aria-setsize', String(count + 25))
  })

  await test.step('stop varying: the form is as it was', async () => {
    await window.panel.getByRole('button', { name: 'Stop varying' }).click()
    await expect(window.panel.getByRole('textbox', { name: 'Prompt' })).toHaveValue('purple Shoes')
  })
  expect(studio.complaints).toEqual([])
})
