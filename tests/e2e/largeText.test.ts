import type { Page } from '@playwright/test'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/** Controls that are cut off by the window's edge and cannot be scrolled to, or lie under another. */
async function outOfReach(page: Page): Promise<string[]> {
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((animation) => animation.finished)),
  )
  return page.evaluate(() => {
    const dialog = [...document.querySelectorAll('[role="dialog"]')].at(-1)
    const controls = (dialog ?? document).querySelectorAll<HTMLElement>(
      'button, [role="tab"], [role="slider"], [role="combobox"], input, textarea, a[href]',
    )
    const canScroll = (element: Element, axis: 'x' | 'y') => {
      for (let part = element.parentElement; part; part = part.parentElement) {
        const style = getComputedStyle(part)
        const overflow = axis === 'x' ? style.overflowX : style.overflowY
        if (overflow === 'auto' || overflow === 'scroll') return true
      }
      return false
    }
    return [...controls]
      .filter((control) => {
        const { width, height } = control.getBoundingClientRect()
        return (
          width > 1 &&
          height > 1 &&
          control.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
          !control.closest('[aria-hidden="true"]')
        )
      })
      .filter((control) => {
        const { left, right, top, bottom } = control.getBoundingClientRect()
        const outX = left < -1 || right > innerWidth + 1
        const outY = top < -1 || bottom > innerHeight + 1
        if ((outX && !canScroll(control, 'x')) || (outY && !canScroll(control, 'y'))) return true
        if (outX || outY) return false
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
        // What a scrolling part has moved out of sight can be moved back.
        if (!hit || control.contains(hit) || hit.contains(control)) return false
        return !canScroll(control, 'y') && !canScroll(control, 'x')
      })
      .map(
        (control) => control.getAttribute('aria-label') ?? control.textContent ?? control.outerHTML,
      )
  })
}

async function visitAll(page: Page, how: string): Promise<void> {
  for (const [keys, name] of [
    ['Alt+1', 'Generate'],
    ['Alt+2', 'Edit'],
    ['Alt+3', 'Recognise'],
    ['Alt+4', 'Caption'],
    ['Alt+5', 'Evaluate'],
    ['Alt+6', 'Train'],
  ] as const) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true')
    expect.soft(await outOfReach(page), `${name}, ${how}`).toEqual([])
  }
  for (const [keys, name] of [
    ['Control+,', 'Settings'],
    ['Shift+?', 'Shortcuts'],
    ['Control+s', 'Save as'],
    ['Control+k', 'Command palette'],
    ['F1', 'Manual'],
  ] as const) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('dialog')).toBeVisible()
    expect.soft(await outOfReach(page), `${name}, ${how}`).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
}

/** Who needs letters twice as large would find buttons cut off or covered by others. */
test('everything stays in reach at 200 %', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await window.skipWelcome()
  await window.setNumber(window.panel, 'Pictures', 1)
  await page.keyboard.press('Control+Enter')
  await window.panel.getByRole('button', { name: /Make .*1.* the input/ }).click()
  await expect(window.canvas).toBeVisible()

  await test.step('letters twice as large', async () => {
    // As a style sheet of the user's: the page's own policy takes no other.
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
    await visitAll(page, 'letters 200 %')
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
  })

  await test.step('everything twice as large, as the browser zooms', async () => {
    await page.setViewportSize({ width: 640, height: 400 })
    await visitAll(page, 'zoom 200 %')
    await page.keyboard.press('Control+Shift+g')
    await expect(page.getByRole('listbox')).toBeVisible()
    expect.soft(await outOfReach(page), 'Gallery, zoom 200 %').toEqual([])
    await page.keyboard.press('Alt+1')
    await expect(window.panel).toBeVisible()
  })
})
