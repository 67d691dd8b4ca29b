import { useDocument } from '../../state/documentStore'
import { CanvasModule } from '../canvasModule'
import type { PointerModule } from './pointerModule'
import type { ViewModule } from './viewModule'

const panStep = 64

/**
 * Keys that are held (Space, `\`), and those that act on what the canvas is doing. Everything else is
 * a command with a shortcut.
 */
export class KeyboardModule extends CanvasModule {
  constructor(
    private readonly container: HTMLElement,
    private readonly view: ViewModule,
    private readonly pointer: PointerModule,
  ) {
    super()
  }

  override initialize(): void {
    this.listen(window, 'keydown', (event) => this.press(event))
    this.listen(window, 'keyup', (event) => this.release(event))
    this.listen(window, 'blur', () => this.releaseAll())
    this.listen(this.container, 'keydown', (event) => this.pan(event))
  }

  private press(event: KeyboardEvent): void {
    if (typesText(event.target) || event.ctrlKey || event.metaKey) return
    if (event.code === 'Space' && !operates(event.target)) {
      event.preventDefault()
      this.pointer.holdSpace(true)
    }
    if (event.code === 'Backslash' && !event.repeat) useDocument.getState().holdOriginal(true)
    if (event.key === 'Escape' && this.pointer.cancelGesture()) event.stopImmediatePropagation()
  }

  private release(event: KeyboardEvent): void {
    if (event.code === 'Space') this.pointer.holdSpace(false)
    if (event.code === 'Backslash') useDocument.getState().holdOriginal(false)
  }

  private releaseAll(): void {
    this.pointer.holdSpace(false)
    useDocument.getState().holdOriginal(false)
  }

  private pan(event: KeyboardEvent): void {
    const step = panSteps[event.key]
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    this.container.removeAttribute('data-pointed')
    this.view.pan(step[0] * panStep, step[1] * panStep)
  }
}

const panSteps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

function typesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement &&
      !['checkbox', 'radio', 'range', 'button'].includes(target.type))
  )
}

/** Whether Space presses what has the focus. */
function operates(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest(
      'button, a, input, select, [role="button"], [role="tab"], [role="option"], [role="menuitem"], [role="slider"], [role="combobox"], [role="gridcell"]',
    ) !== null
  )
}
