import { expect, type Locator, type Page } from '@playwright/test'

/** The window as a person finds their way in it: by the words on it. */
export class StudioPage {
  constructor(readonly page: Page) {}

  /** Leaves the first-run page. */
  async skipWelcome(): Promise<void> {
    await this.page.getByRole('button', { name: 'Skip' }).click()
    await expect(this.page.getByRole('main')).toBeVisible()
  }

  get panel(): Locator {
    return this.page.getByRole('tabpanel')
  }

  get canvas(): Locator {
    return this.page.getByRole('application')
  }

  async showPanel(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click()
  }

  /** Opens a group of the edit panel, if it is closed. */
  async openGroup(name: string): Promise<Locator> {
    const group = this.panel.getByRole('region', { name, exact: true })
    const head = group.getByRole('button', { name, exact: true })
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click()
    return group
  }

  /** Types a value into a slider's field. */
  async setNumber(group: Locator, name: string, value: number): Promise<void> {
    const field = group
      .getByRole('textbox', { name })
      .or(group.getByRole('spinbutton', { name }))
      .first()
    await field.fill(String(value))
    await field.press('Enter')
  }

  /** Waits until the picture on the canvas is another than the one named before. */
  async pictureChangedFrom(name: string | null): Promise<void> {
    await expect(this.canvas).not.toHaveAttribute('aria-label', name ?? '')
  }

  pictureName(): Promise<string | null> {
    return this.canvas.getAttribute('aria-label')
  }

  /** Paints a stroke across the middle of the canvas with real pointer events. */
  async paintStroke(): Promise<void> {
    const box = await this.canvas.boundingBox()
    if (!box) throw new Error('the canvas is not shown')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await this.page.mouse.move(x - 40, y - 20)
    await this.page.mouse.down()
    for (let step = 0; step <= 10; step += 1)
      await this.page.mouse.move(x - 40 + step * 8, y - 20 + step * 4)
    await this.page.mouse.up()
  }

  /**
   * Paints to and fro over a part of the shown picture, which is fitted into the canvas; the part is
   * given as shares of the canvas.
   */
  async paintOver(part: {
    readonly left: number
    readonly top: number
    readonly right: number
    readonly bottom: number
  }): Promise<void> {
    const box = await this.canvas.boundingBox()
    if (!box) throw new Error('the canvas is not shown')
    const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
    await this.page.mouse.move(...at(part.left, part.top))
    await this.page.mouse.down()
    for (let row = 0; row <= 8; row += 1) {
      const y = part.top + ((part.bottom - part.top) * row) / 8
      const [from, to] = row % 2 === 0 ? [part.left, part.right] : [part.right, part.left]
      for (let step = 0; step <= 6; step += 1)
        await this.page.mouse.move(...at(from + ((to - from) * step) / 6, y))
    }
    await this.page.mouse.up()
  }

  /** How many things the library has written down as done. */
  async historyPosition(): Promise<number> {
    const history = await this.asked<{ position: number }>('history/load', {})
    return history?.position ?? -1
  }

  /** Whether the library has written down a mask of the open picture's steps that is being painted anew. */
  async paintedAnew(): Promise<boolean> {
    const history = await this.asked<{ view?: { edit?: { source: string } } }>('history/load', {})
    const source = history?.view?.edit?.source
    const answer = await this.asked<{ kept?: object }>('edits/repainting', { source })
    return answer?.kept !== undefined
  }

  /** How many results that wait over the canvas the library has written down. */
  async stagedResults(): Promise<number> {
    const history = await this.asked<{ view?: { staged?: { edits: object[] } } }>(
      'history/load',
      {},
    )
    return history?.view?.staged?.edits.length ?? 0
  }

  /** What the studio answers to a call of its page. */
  private asked<Answer>(route: string, input: object): Promise<Answer | undefined> {
    return this.page.evaluate(
      async ({ name, asking }) => {
        const { studioBridge } = window as unknown as {
          studioBridge: { calls: Record<string, (input: object) => Promise<{ value?: unknown }>> }
        }
        return (await studioBridge.calls[name]?.(asking))?.value as Answer | undefined
      },
      { name: route, asking: input },
    )
  }

  /** Waits until the picture of a changed stack is made. */
  async stackIsReady(): Promise<void> {
    await expect(this.panel.getByRole('progressbar', { name: 'Working' })).toHaveCount(0)
  }

  /** The gallery's thumbnails. */
  get pictures(): Locator {
    return this.page.getByRole('listbox').getByRole('option')
  }

  /** Hands the window a file the way a clipboard or a drag does. */
  async hand(how: 'paste' | 'drop', name: string, bytes: Uint8Array): Promise<void> {
    await this.page.getByRole('main').evaluate(
      (target, { kind, title, data }) => {
        const transfer = new DataTransfer()
        const type = title.endsWith('.png') ? 'image/png' : 'image/jpeg'
        transfer.items.add(new File([Uint8Array.from(data)], title, { type }))
        const options = { bubbles: true, cancelable: true }
        target.dispatchEvent(
          kind === 'paste'
            ? new ClipboardEvent('paste', { ...options, clipboardData: transfer })
            : new DragEvent('drop', { ...options, dataTransfer: transfer }),
        )
      },
      { kind: how, title: name, data: [...bytes] },
    )
  }

  /** Goes on by Tab until the element has the focus; fails where Tab never gets there. */
  async tabTo(element: Locator): Promise<void> {
    await expect(element).toBeVisible()
    for (let presses = 0; presses < 150; presses += 1) {
      if (await element.evaluate((node) => node === document.activeElement)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${element}`)
  }

  /** Reaches a button by Tab and presses it by Enter. */
  async pressByKey(element: Locator): Promise<void> {
    await this.tabTo(element)
    await this.page.keyboard.press('Enter')
  }

  /** Reaches a field by Tab and types over what it holds. */
  async typeInto(field: Locator, text: string): Promise<void> {
    await this.tabTo(field)
    await this.page.keyboard.press('Control+a')
    await this.page.keyboard.type(text)
  }
}
