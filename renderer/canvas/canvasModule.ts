/**
 * A part of the canvas with one lifecycle: built, `initialize`d once all its neighbours exist, and
 * `destroy`ed in reverse order. Whatever it registers through `scoped` and `listen` ends with it.
 */
export abstract class CanvasModule {
  private readonly cleanups: (() => void)[] = []

  initialize(): void {}

  destroy(): void {
    for (const cleanup of this.cleanups.splice(0).reverse()) cleanup()
  }

  /** Runs `cleanup` when the module is destroyed. */
  protected scoped(cleanup: () => void): void {
    this.cleanups.push(cleanup)
  }

  /** A listener that goes with the module. */
  protected listen<Type extends keyof GlobalEventHandlersEventMap>(
    target: EventTarget,
    type: Type,
    listener: (event: GlobalEventHandlersEventMap[Type]) => void,
    options?: AddEventListenerOptions,
  ): void {
    target.addEventListener(type, listener as EventListener, options)
    this.scoped(() => target.removeEventListener(type, listener as EventListener, options))
  }
}
