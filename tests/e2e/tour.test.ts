import sharp from 'sharp'
import { StudioPage } from './support/studioPage'
import { expect, openStudio, test } from './support/studioTest'

/** Whoever opens the studio for the first time would be left alone with an empty window. */
test('the tour leads from nothing to a described picture in a file, without the mouse', async ({
  studio,
}) => {
  const { page } = studio
  const window = new StudioPage(page)
  const tour = page.getByRole('region', { name: /./ }).filter({ hasText: /Tour, step/ })
  const step = (number: number) => tour.getByText(`Tour, step ${number} of 5`)
  await window.pressByKey(page.getByRole('button', { name: /Take the tour/ }))
  await expect(tour.getByRole('button', { name: 'Draw them' })).toBeFocused()

  await test.step('put off, and taken up again from Help and after loading anew', async () => {
    await tour.getByRole('button', { name: 'Later' }).click()
    await expect(tour).toHaveCount(0)
    await page.getByRole('button', { name: 'Help' }).click()
    await page.getByRole('menuitem', { name: /Tour/ }).click()
    await expect(step(1)).toBeVisible()
    await page.reload()
    await expect(step(1)).toBeVisible()
  })

  await test.step('draw, choose and describe by pressing Enter', async () => {
    await window.pressByKey(tour.getByRole('button', { name: 'Draw them' }))
    await expect(step(2)).toBeVisible()
    await expect(window.panel.getByRole('button', { name: /Make .* the input/ })).toHaveCount(4)
    await expect(tour.getByRole('button', { name: 'Take the first' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(step(3)).toBeVisible()
    await expect(window.canvas).toHaveAttribute('aria-label', /.+/)
    await expect(tour.getByRole('button', { name: 'Describe it' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(step(4)).toBeVisible()
    await expect(window.panel.getByRole('heading', { name: 'Candidates' })).toBeVisible()
  })

  await test.step('save it', async () => {
    const file = await studio.saved('tour 图.png', async () => {
      await window.pressByKey(tour.getByRole('button', { name: 'Save it' }))
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    })
    const { xmp } = await sharp(file).metadata()
    expect(xmp?.toString()).toContain('digitalsourcetype/trainedAlgorithmicMedia')
    expect(xmp?.toString()).toContain('dc:description')
    await expect(step(5)).toBeVisible()
    await tour.getByRole('button', { name: 'Close' }).click()
    await expect(tour).toHaveCount(0)
  })
  expect(studio.complaints).toEqual([])
})

/** Who does it by hand, or wants no tour, would otherwise be held back by it. */
test('the tour follows what one does oneself, in Chinese, and can be skipped for good', async ({
  folder,
}, information) => {
  const studio = await openStudio(information.project.name, folder, 'zh-CN')
  const { page } = studio
  try {
    await page.getByRole('button', { name: /开始导览/ }).click()
    await expect(page.getByText('导览，第 1 步，共 5 步')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('导览，第 2 步，共 5 步')).toBeVisible()
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: /设为输入|作为输入|输入/ })
      .first()
      .click()
    await expect(page.getByText('导览，第 3 步，共 5 步')).toBeVisible()
    await page.getByRole('button', { name: '跳过导览' }).click()
    await page.reload()
    await expect(page.getByRole('main')).toBeVisible()
    await expect(page.getByText('导览，第')).toHaveCount(0)
    expect(studio.complaints).toEqual([])
  } finally {
    await studio.close()
  }
})
