import { spawnSync } from 'node:child_process'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

const pictures = 26
const python = process.env.STUDIO_PYTHON
const canTrain =
  python !== undefined &&
  spawnSync(python, ['-c', 'import torch, onnx, onnxruntime, PIL']).status === 0

/** Training is hours of looking on: whoever sees that it draws well enough by now wants the model, not a cancel. */
test('teach a generator, see what it draws and how near it comes, and finish before its time', async ({
  studio,
}) => {
  test.skip(!canTrain, 'STUDIO_PYTHON names no Python with PyTorch')
  test.setTimeout(900_000)
  const { page } = studio
  const window = new StudioPage(page)
  const slow = { timeout: 400_000 }
  await window.skipWelcome()

  await test.step('pictures of one label', async () => {
    await window.showPanel('Generate')
    await window.panel.getByRole('textbox', { name: 'Prompt' }).fill('hat')
    await window.setNumber(window.panel, 'Pictures', pictures)
    await window.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ }).click()
    await expect(window.pictures.first()).toHaveAttribute('aria-setsize', String(pictures), slow)
    await page.getByRole('listbox').focus()
    await page.keyboard.press('Control+a')
    await window.showPanel('Train')
    await window.panel.getByRole('combobox', { name: /selected pictures show/ }).fill('headwear')
    await window.panel.getByRole('button', { name: 'Tag', exact: true }).click()
  })

  await test.step('what it draws, how near it comes and how long it takes are seen', async () => {
    await window.panel.getByRole('button', { name: 'Your own generator' }).click()
    const train = window.panel.getByRole('button', { name: /^Train( Ctrl|$)/ })
    await expect(train).toBeVisible(slow)
    await window.panel.getByRole('textbox', { name: 'Name' }).fill('Hats of ours')
    await window.panel.getByRole('switch', { name: 'Leave out copies' }).uncheck()
    await train.click()
    await expect(window.panel.getByRole('img', { name: 'What it draws by now' })).toBeVisible(slow)
    await expect(
      window.panel.getByRole('img', { name: /^How far that is from your pictures: \d/ }),
    ).toBeVisible(slow)
    await expect(window.panel.getByText(/left/).first()).toBeVisible(slow)
  })

  await test.step('it is finished, and draws', async () => {
    await window.panel.getByRole('button', { name: 'Finish now' }).click()
    await expect(window.panel.getByRole('button', { name: 'Finishing…' })).toBeDisabled()
    await expect(window.panel.getByText('“Hats of ours” is ready.')).toBeVisible(slow)
    await window.panel.getByRole('button', { name: 'Draw with it' }).first().click()
    await window.setNumber(window.panel, 'Pictures', 1)
    await window.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ }).click()
    await expect(window.pictures.first()).toHaveAttribute(
      'aria-setsize',
      String(pictures + 1),
      slow,
    )
  })
  expect(studio.complaints).toEqual([])
})
