import type { CanvasModule } from './canvasModule'
import { CropModule } from './modules/cropModule'
import { CursorModule } from './modules/cursorModule'
import { KeyboardModule } from './modules/keyboardModule'
import { MaskModule } from './modules/maskModule'
import { MinimapModule } from './modules/minimapModule'
import { OverlayModule } from './modules/overlayModule'
import { PictureModule } from './modules/pictureModule'
import { PointerModule } from './modules/pointerModule'
import { PreviewModule } from './modules/previewModule'
import { SplitModule } from './modules/splitModule'
import { StageHost } from './modules/stageHost'
import { ViewModule } from './modules/viewModule'

/**
 * The canvas as a whole. It builds its modules, starts them in order and ends them in reverse; React
 * only hosts its container. What the user does goes to the document store and comes back from there.
 */
export class StudioCanvas {
  readonly view: ViewModule
  readonly picture: PictureModule
  readonly preview: PreviewModule
  private readonly modules: readonly CanvasModule[]

  constructor(
    private readonly container: HTMLDivElement,
    onPictureFailure: (error: unknown) => void,
  ) {
    const host = new StageHost(container)
    const view = new ViewModule(host)
    const preview = new PreviewModule(view)
    const picture = new PictureModule(host, view, preview, onPictureFailure)
    const mask = new MaskModule(host, view)
    const overlay = new OverlayModule(host, view)
    const crop = new CropModule(host, view)
    const split = new SplitModule(host, view)
    const minimap = new MinimapModule(host, view, picture)
    const cursor = new CursorModule(host, view)
    const pointer = new PointerModule({ host, view, picture, mask, cursor, crop, split, minimap })
    const keyboard = new KeyboardModule(container, view, pointer)
    this.view = view
    this.picture = picture
    this.preview = preview
    this.modules = [
      host,
      view,
      preview,
      picture,
      mask,
      overlay,
      crop,
      split,
      minimap,
      cursor,
      pointer,
      keyboard,
    ]
    for (const module of this.modules) module.initialize()
  }

  /** Takes the keyboard, so that Enter and Escape answer what waits over the picture. */
  focus(): void {
    this.container.focus({ preventScroll: true })
  }

  destroy(): void {
    for (const module of [...this.modules].reverse()) module.destroy()
  }
}
