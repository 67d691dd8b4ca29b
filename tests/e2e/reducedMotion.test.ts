import type { Page } from '@playwright/test'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/** From now on notes what moves for longer than a frame, and what is scrolled smoothly. */
async function watchMovement(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, { movement: seen })
    const look = () => {
      for (const animation of document.getAnimations()) {
        const { duration, iterations } = animation.effect?.getComputedTiming() ?? {}
        if (Number(duration) <= 1 && iterations !== Number.POSITIVE_INFINITY) continue
        const target = (animation.effect as KeyframeEffect | null)?.target
        seen.push(`${target?.tagName} ${target?.className} ${duration}`)
      }
    }
    for (const start of ['transitionrun', 'animationstart'])
      document.addEventListener(start, look, true)
    for (const name of ['scrollTo', 'scrollBy', 'scrollIntoView'] as const) {
      const own = Element.prototype[name] as (...given: unknown[]) => void
      Object.assign(Element.prototype, {
        [name](this: Element, ...given: unknown[]) {
          if ((given[0] as ScrollOptions | undefined)?.behavior === 'smooth') seen.push(name)
          own.apply(this, given)
        },
      })
    }
  })
}

/** What has moved since it was asked last. */
const movement = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { movement: string[] }).movement.splice(0))

/** Opens and closes what fades, slides and grows. */
async function visitEverything(window: StudioPage): Promise<void> {
  const { page } = window
  for (const keys of ['Control+,', 'Shift+?', 'Control+k']) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.getByRole('button', { name: /^Theme/ }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await page.getByRole('button', { name: /^Theme/ }).hover()
  await expect(page.getByRole('tooltip')).toBeVisible()
  await page.keyboard.press('Control+Shift+j')
  await window.showPanel('Edit')
  await window.showPanel('Generate')
  const more = window.panel.getByRole('button', { name: 'More', exact: true })
  await more.click()
  await more.click()
}

/** A bar that rests outside its track would look as if nothing were done, until it is. */
test('work of unknown length is seen without motion, too', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await window.skipWelcome()
  await page.evaluate(() => {
    const widths: number[] = []
    Object.assign(globalThis, { widths })
    const measure = () => {
      for (const track of document.querySelectorAll('.MuiLinearProgress-indeterminate')) {
        const bars = [...track.children].map((bar) => {
          const [own, all] = [bar.getBoundingClientRect(), track.getBoundingClientRect()]
          return Math.min(own.right, all.right) - Math.max(own.left, all.left)
        })
        widths.push(Math.max(...bars))
      }
    }
    new MutationObserver(measure).observe(document.body, { childList: true, subtree: true })
  })
  await window.setNumber(window.panel, 'Pictures', 1)
  await window.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ }).click()
  await expect(window.pictures).toHaveCount(1)
  const widths = await page.evaluate(() => (globalThis as unknown as { widths: number[] }).widths)
  expect(widths.length).toBeGreaterThan(0)
  expect(Math.min(...widths)).toBeGreaterThan(0)
})

/** Moving parts make some people sick; who has asked the system for stillness would be made so by the studio. */
test('nothing moves by itself for who asked for less motion', async ({ studio }) => {
  const { page } = studio
  const window = new StudioPage(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await watchMovement(page)

  await test.step('the first run and the tour', async () => {
    await page.getByRole('button', { name: /Take the tour/ }).click()
    await expect(page.getByText('Tour, step 1 of 5')).toBeVisible()
    await page.getByRole('button', { name: 'Draw them' }).click()
    await expect(page.getByText('Tour, step 2 of 5')).toBeVisible()
    await page.getByRole('button', { name: 'Take the first' }).click()
    await expect(page.getByText('Tour, step 3 of 5')).toBeVisible()
    await page.getByRole('button', { name: 'Skip the tour' }).click()
    expect(await movement(page)).toEqual([])
  })

  await test.step('panels, dialogs, menus and tips', async () => {
    await visitEverything(window)
    expect(await movement(page)).toEqual([])
  })

  await test.step('the trash with its message', async () => {
    await window.pictures.first().click()
    await page.getByRole('listbox').focus()
    await page.keyboard.press('Delete')
    await expect(page.getByRole('button', { name: 'Undo', exact: true }).last()).toBeVisible()
    expect(await movement(page)).toEqual([])
  })

  await test.step('a walk waits until it is asked to play', async () => {
    await window.panel.getByRole('button', { name: 'Walk between pictures' }).click()
    await window.setNumber(window.panel, 'Frames', 4)
    await window.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ }).click()
    await expect(window.panel.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
    expect(await movement(page)).toEqual([])
  })

  await test.step('and for everyone else it does move, so that this test can fail', async () => {
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    await visitEverything(window)
    expect(await movement(page)).not.toEqual([])
  })
})
