import type { CDPSession, Page } from '@playwright/test'
import sharp from 'sharp'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/** White, with a black bar down its middle. */
function barred(): Promise<Buffer> {
  const bar = { create: { width: 40, height: 600, channels: 3, background: '#000' } } as const
  return sharp({ create: { width: 800, height: 600, channels: 3, background: '#fff' } })
    .composite([{ input: bar, left: 380, top: 0 }])
    .png()
    .toBuffer()
}

interface Point {
  readonly x: number
  readonly y: number
}

async function middleOf(window: StudioPage): Promise<Point> {
  const box = await window.canvas.boundingBox()
  if (!box) throw new Error('the canvas is not shown')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Fingers on the screen, from one place each to another. */
async function swipe(session: CDPSession, fingers: readonly (readonly [Point, Point])[]) {
  const points = (share: number) =>
    fingers.map(([from, to], id) => ({
      id,
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
    }))
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: object[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: touchPoints as Point[] })
  await touch('touchStart', points(0))
  for (let step = 1; step <= 8; step += 1) await touch('touchMove', points(step / 8))
  await touch('touchEnd', [])
}

/** A line of a pen that presses so hard. */
async function draw(session: CDPSession, from: Point, to: Point, force: number) {
  const pen = { pointerType: 'pen', force, button: 'left', buttons: 1, clickCount: 1 } as const
  const at = (share: number) => ({
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
  })
  await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...pen, ...at(0) })
  for (let step = 1; step <= 8; step += 1)
    await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...pen, ...at(step / 8) })
  await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...pen, ...at(1) })
}

/** How many pixels a column of the screen has that are neither grey nor white: what a mask's veil is seen as. */
async function veiled(page: Page, { x, y }: Point, reach: number): Promise<number> {
  const clip = { x, y: y - reach, width: 1, height: reach * 2 }
  const { data, info } = await sharp(await page.screenshot({ clip }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  let count = 0
  for (let at = 0; at < info.width * info.height; at += 1) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at * 3, at * 3 + 3)
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > 30) count += 1
  }
  return count
}

/** On a tablet a picture cannot be moved, and a mask not be drawn finely, where this fails. */
test('fingers move and zoom the picture, a pen draws as hard as it presses, Alt and the wheel size the brush', async ({
  studio,
}) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  await window.showPanel('Edit')
  await window.hand('paste', 'barred.png', await barred())
  await expect(window.canvas).toHaveAttribute('aria-label', /barred/)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 })
  const middle = await middleOf(window)
  const beside = (dx: number, dy = 0) => ({ x: middle.x + dx, y: middle.y + dy })
  const zoom = async () =>
    Number.parseInt((await page.getByRole('button', { name: /^Zoom \d/ }).textContent()) ?? '', 10)
  const darkAt = async (point: Point) => {
    const clip = { x: point.x - 2, y: point.y - 2, width: 4, height: 4 }
    const { channels } = await sharp(await page.screenshot({ clip })).stats()
    return (channels[0]?.mean ?? 255) < 60
  }
  await expect.poll(() => darkAt(middle)).toBe(true)

  await test.step('one finger moves the view', async () => {
    await swipe(session, [[beside(0, 60), beside(120, 60)]])
    await expect.poll(() => darkAt(beside(120))).toBe(true)
    expect(await darkAt(middle)).toBe(false)
    await swipe(session, [[beside(120, 60), beside(0, 60)]])
    await expect.poll(() => darkAt(middle)).toBe(true)
  })

  await test.step('two fingers zoom it', async () => {
    const before = await zoom()
    await swipe(session, [
      [beside(-50), beside(-150)],
      [beside(50), beside(150)],
    ])
    await expect.poll(zoom).toBeGreaterThan(before * 2)
    await page.keyboard.press('Control+0')
    await expect.poll(zoom).toBe(before)
  })

  await session.send('Emulation.setTouchEmulationEnabled', { enabled: false })
  await test.step('Alt and the wheel make the brush larger and smaller', async () => {
    await page.keyboard.press('b')
    const size = page.getByRole('slider', { name: 'Size', exact: true })
    const shown = () => size.getAttribute('aria-valuetext')
    const before = await shown()
    await page.mouse.move(middle.x, middle.y)
    await page.keyboard.down('Alt')
    await page.mouse.wheel(0, -100)
    await page.keyboard.up('Alt')
    await expect.poll(shown).not.toBe(before)
    await page.keyboard.down('Alt')
    await page.mouse.wheel(0, 100)
    await page.keyboard.up('Alt')
    await expect.poll(shown).toBe(before)
    await page.keyboard.press(']')
    await expect.poll(shown).not.toBe(before)
    await page.keyboard.press('[')
    await expect.poll(shown).toBe(before)
  })

  await test.step('a pen that presses softly draws a thin line', async () => {
    await draw(session, beside(-140, -80), beside(-60, -80), 1)
    await draw(session, beside(-140, 80), beside(-60, 80), 0.1)
    await expect.poll(() => window.historyPosition()).toBe(2)
    const hard = await veiled(page, beside(-100, -80), 60)
    const soft = await veiled(page, beside(-100, 80), 60)
    expect(soft).toBeGreaterThan(0)
    expect(hard).toBeGreaterThan(soft * 2)
  })

  await test.step('a mask that was saved is there again after it was cleared', async () => {
    const at = beside(-100, -80)
    const covered = await veiled(page, at, 60)
    const choose = async (name: RegExp) => {
      await page.getByRole('button', { name: 'Mask', exact: true }).click()
      await page.getByRole('menuitem', { name }).click()
    }
    const file = await studio.saved('bar mask.png', () => choose(/^Save mask/))
    await choose(/^Clear/)
    await expect.poll(() => veiled(page, at, 60)).toBe(0)
    const coming = page.waitForEvent('filechooser')
    await choose(/^Load mask/)
    await (await coming).setFiles(file)
    await expect.poll(() => veiled(page, at, 60)).toBe(covered)
  })
  expect(studio.complaints).toEqual([])
})

/** A key that two commands share does one of them by surprise. */
test('keys that are taken are told, and given only when asked', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  await page.keyboard.press('Shift+?')
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  const change = dialog.getByRole('button', { name: 'Change the keys of Settings' })
  await change.click()
  await page.keyboard.press('Control+o')
  await expect(dialog.getByText(/Ctrl\+O belongs to “Open pictures/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Use it here' }).click()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.keyboard.press('Control+o')
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  expect(studio.complaints).toEqual([])
})
