import type { CDPSession, Locator } from '@playwright/test'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

interface DragItem {
  readonly mimeType: string
  readonly data: string
}

/** Drags an element with the mouse, as far as out of it; answers with what Chromium then hands to the system. */
async function dragFrom(session: CDPSession, element: Locator): Promise<readonly DragItem[]> {
  const box = await element.boundingBox()
  if (!box) throw new Error('what is to be dragged is not shown')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await session.send('Input.setInterceptDrags', { enabled: true })
  const handed = new Promise<readonly DragItem[]>((resolve) =>
    session.once('Input.dragIntercepted', ({ data }) => resolve(data.items)),
  )
  const mouse = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: number) =>
    session.send('Input.dispatchMouseEvent', {
      type,
      x: x + at,
      y,
      button: 'left',
      buttons: 1,
      clickCount: 1,
    })
  await mouse('mousePressed', 0)
  for (const at of [4, 12, 30]) await mouse('mouseMoved', at)
  const items = await handed
  await mouse('mouseReleased', 30)
  await session.send('Input.setInterceptDrags', { enabled: false })
  return items
}

/** A picture would otherwise have to be saved with a dialog before another program could have it. */
test('a picture dragged out of the browser is offered as a file of its own name', async ({
  studio,
}, information) => {
  test.skip(information.project.name !== 'chromium', 'the desktop hands real files to the system')
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  await window.panel.getByRole('textbox', { name: 'Prompt' }).fill('hat')
  await window.setNumber(window.panel, 'Pictures', 1)
  await window.panel.getByRole('button', { name: /^Generate( Ctrl|$)/ }).click()
  await expect(window.pictures).toHaveCount(1)
  const name = await window.pictures.first().getAttribute('aria-label')

  const session = await page.context().newCDPSession(page)
  const items = await dragFrom(session, window.pictures.first())
  const offer = items.find(({ mimeType }) => mimeType.toLowerCase() === 'downloadurl')?.data ?? ''
  const [type, file, ...address] = offer.split(':')
  expect([type, file]).toEqual(['image/png', `${name}.png`])

  // What the system would then fetch: the picture itself, by the address that was handed over.
  const answer = await page.request.get(address.join(':'))
  expect(answer.ok()).toBe(true)
  expect(answer.headers()['content-type']).toBe('image/png')
  expect((await answer.body()).subarray(1, 4).toString()).toBe('PNG')

  // Dropped on the window that it came from, it is not taken in a second time.
  await window.pictures.first().dragTo(window.canvas.or(page.getByRole('main')).first())
  await expect(window.pictures).toHaveCount(1)
  expect(studio.complaints).toEqual([])
})
