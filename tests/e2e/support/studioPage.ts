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
}
