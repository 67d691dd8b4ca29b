import { type DocumentState, useDocument } from '../../state/documentStore'
import { CanvasModule } from '../canvasModule'
import { heatMapPixels } from '../heatMap'
import { deviceShape, type StageHost } from './stageHost'
import type { ViewModule } from './viewModule'

/** Longer side of the enlarged heat map; the screen smooths the rest. */
const mapSide = 256

/** The heat map (attention, saliency) over the picture. */
export class OverlayModule extends CanvasModule {
  private map: OffscreenCanvas | undefined

  constructor(
    private readonly host: StageHost,
    private readonly view: ViewModule,
  ) {
    super()
  }

  override initialize(): void {
    this.host.add(
      'overlay',
      deviceShape((context) => this.draw(context)),
    )
    this.scoped(this.view.state.subscribe(() => this.host.redraw('overlay')))
    this.scoped(useDocument.subscribe((state, before) => this.follow(state, before)))
    this.paintMap(useDocument.getState().overlay)
  }

  private follow(state: DocumentState, before: DocumentState): void {
    if (state.overlay !== before.overlay) this.paintMap(state.overlay)
    if (
      state.overlay !== before.overlay ||
      state.overlayOpacity !== before.overlayOpacity ||
      state.compareMode !== before.compareMode
    ) {
      this.host.redraw('overlay')
    }
  }

  private paintMap(overlay: DocumentState['overlay']): void {
    this.map = undefined
    if (!overlay) return
    const { heatMap } = overlay
    const picture = this.view.state.getState().picture ?? heatMap
    const scale = mapSide / Math.max(picture.width, picture.height)
    const width = Math.max(1, Math.round(picture.width * scale))
    const height = Math.max(1, Math.round(picture.height * scale))
    const canvas = new OffscreenCanvas(width, height)
    const pixels = new ImageData(heatMapPixels(heatMap, width, height), width, height)
    canvas.getContext('2d')?.putImageData(pixels, 0, 0)
    this.map = canvas
  }

  private draw(context: CanvasRenderingContext2D): void {
    const { picture } = this.view.state.getState()
    if (!this.map || !picture || useDocument.getState().compareMode === 'sideBySide') return
    const { left, top, width, height } = this.view.toDevice({ left: 0, top: 0, ...picture })
    context.globalAlpha = useDocument.getState().overlayOpacity
    context.imageSmoothingEnabled = true
    context.imageSmoothingQuality = 'high'
    context.drawImage(
      this.map,
      Math.round(left),
      Math.round(top),
      Math.round(width),
      Math.round(height),
    )
  }
}
