import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/** A button that got the focus while its group unfolded slid away from under the pointer, and the press was lost. */
test('what a group holds stays in its place while it unfolds', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  await window.showPanel('Edit')
  const group = window.panel.getByRole('region', { name: 'Upscale', exact: true })
  await expect(group).toBeVisible()

  const distances = await group.evaluate(async (section) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const head = section.querySelector('button')
    head?.click()
    const found: number[] = []
    while (section.querySelector('.MuiCollapse-entered') === null) {
      await frame()
      const buttons = section.querySelectorAll('button')
      const last = buttons[buttons.length - 1]
      if (!head || !last || last === head) continue
      last.focus()
      found.push(Math.round(last.getBoundingClientRect().top - head.getBoundingClientRect().top))
    }
    return found
  })
  expect(distances.length).toBeGreaterThan(0)
  expect(new Set(distances).size).toBe(1)
})
