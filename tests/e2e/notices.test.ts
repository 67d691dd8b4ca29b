import sharp from 'sharp'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/** Who goes on elsewhere while the studio works would not learn that it is done. */
test('a job that ends behind another window tells the system', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  // The system's own bubble cannot be read: the page's call to it can.
  await page.evaluate(() => {
    const told: string[] = []
    Object.assign(globalThis, { told })
    class Heard {
      static permission = 'granted'
      static requestPermission = async () => 'granted'
      onclick: (() => void) | null = null
      constructor(title: string, options: { body?: string }) {
        told.push(`${title}|${options.body ?? ''}`)
      }
    }
    Object.defineProperty(globalThis, 'Notification', { value: Heard, configurable: true })
  })
  const told = () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told)
  const draw = async (count: number) => {
    await window.setNumber(window.panel, 'Pictures', 1)
    await page.keyboard.press('Control+Enter')
    await expect(window.pictures).toHaveCount(count)
    await expect(page.getByText('Nothing is running')).toBeVisible()
  }

  // Which window of this display has the focus is not the test's to say; the page's question can be answered.
  const look = (looking: boolean) =>
    page.evaluate((focused) => Object.assign(document, { hasFocus: () => focused }), looking)

  await look(true)
  await draw(1)
  expect(await told(), 'whoever looks on is not told twice').toEqual([])
  await look(false)
  await draw(2)
  await expect.poll(told).toHaveLength(1)
  expect((await told())[0]).toMatch(/^Generate pictures.*\|.*Done/)
})

/** What a failure says stays until it is closed: what it covered could not be reached. */
test('a notice covers neither the bar below the picture nor the tray, open or closed', async ({
  studio,
}) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  const picture = await sharp({
    create: { width: 320, height: 240, channels: 3, background: '#7a2f2a' },
  })
    .png()
    .toBuffer()
  await window.hand('drop', 'brick.png', picture)
  await expect(window.canvas).toBeVisible()
  await window.hand('drop', 'broken.png', Buffer.from('no picture'))
  const notice = page.getByRole('alert').filter({ hasText: 'broken.png' })
  await expect(notice).toBeVisible()
  const clears = async () => {
    const foot = await notice.boundingBox()
    const fit = await page.getByRole('button', { name: /^Fit/ }).boundingBox()
    return foot !== null && fit !== null && foot.y + foot.height <= fit.y
  }
  await expect.poll(clears).toBe(true)
  await page.getByRole('button', { name: 'Jobs' }).click()
  await expect.poll(clears).toBe(true)

  // Nor a panel's buttons: what failed is tried again with one of them.
  await page.setViewportSize({ width: 1280, height: 800 })
  const run = page.getByRole('tabpanel').getByRole('button', { name: /^Generate( Ctrl|$)/ })
  const besideThePanel = async () => {
    const [of, button] = [await notice.boundingBox(), await run.boundingBox()]
    return of !== null && button !== null && of.x + of.width <= button.x
  }
  await expect.poll(besideThePanel).toBe(true)

  // Nor what is done in a dialog that was opened since: it is there again when that is closed.
  const onTop = () =>
    page
      .getByText('broken.png is')
      .first()
      .evaluate((words) => {
        const { left, top, width, height } = words.getBoundingClientRect()
        return words.contains(document.elementFromPoint(left + width / 2, top + height / 2))
      })
  await expect.poll(onTop).toBe(true)
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect.poll(onTop).toBe(false)
  await page.keyboard.press('Escape')
  await expect.poll(onTop).toBe(true)
})

/** A dialog that closed without a word left open whether the mask was written at all. */
test('a mask that was saved says so', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  const background = '#7a2f2a'
  const picture = sharp({ create: { width: 320, height: 240, channels: 3, background } })
  await window.hand('drop', 'wall.png', await picture.png().toBuffer())
  await expect(window.canvas).toHaveAttribute('aria-label', /wall/)
  await window.canvas.focus()
  await page.keyboard.press('b')
  await window.paintStroke()
  await page.getByRole('button', { name: 'Mask', exact: true }).click()
  await studio.saved('mask.png', () =>
    page.getByRole('menuitem', { name: 'Save mask as…' }).click(),
  )
  await expect(page.getByRole('status').filter({ hasText: 'Mask saved' })).toBeVisible()
})
