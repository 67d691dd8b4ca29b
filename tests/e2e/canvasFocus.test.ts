import sharp from 'sharp'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/** Relative luminance of sRGB levels (WCAG 2.2). */
function luminance([red = 0, green = 0, blue = 0]: readonly number[]): number {
  const linear = [red, green, blue].map((level) => {
    const value = level / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0)
}

function contrast(one: readonly number[], other: readonly number[]): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

/** Colours down the middle of a screenshot's upper edge. */
async function upperEdge(screenshot: Buffer): Promise<number[][]> {
  const { width = 0 } = await sharp(screenshot).metadata()
  const { data } = await sharp(screenshot)
    .extract({ left: Math.round(width / 3), top: 0, width: 1, height: 6 })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Array.from({ length: 6 }, (_, row) => [...data.subarray(row * 3, row * 3 + 3)])
}

/** Who works by keyboard has to see that the arrows move the picture now, also where it fills the view. */
test('the canvas shows that it has the focus, over any picture', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  for (const background of ['#ffffff', '#000000', '#2f6fde', '#808080', '#a8a8a8']) {
    const create = { width: 3000, height: 3000, channels: 3, background } as const
    const name = `filling ${background.slice(1)}`
    await window.hand('paste', `${name}.png`, await sharp({ create }).png().toBuffer())
    await expect(window.canvas).toHaveAttribute('aria-label', new RegExp(name))
    await page.keyboard.press('Control+1')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const find = page.getByRole('searchbox').or(page.getByRole('textbox')).first()
      await find.focus()
      const without = await upperEdge(await window.canvas.screenshot())
      await window.tabTo(window.canvas)
      const focused = await upperEdge(await window.canvas.screenshot())
      const seen = focused.filter((colour, row) => contrast(colour, without[row] ?? []) >= 3)
      expect(seen.length, `${background}, ${colorScheme}`).toBeGreaterThanOrEqual(2)
    }
  }
  expect(studio.complaints).toEqual([])
})
