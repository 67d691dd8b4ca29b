import Konva from 'konva'
import { CanvasModule } from '../canvasModule'
import type { Size } from '../geometry'

/** Layers from the back to the front. */
const layerNames = ['picture', 'mask', 'overlay', 'tool'] as const
export type LayerName = (typeof layerNames)[number]

/** Owns the Konva stage in its container and its layers, and keeps both at the container's size. */
export class StageHost extends CanvasModule {
  readonly stage: Konva.Stage
  private readonly layers: Readonly<Record<LayerName, Konva.Layer>>
  private readonly resizeListeners = new Set<(size: Size) => void>()

  constructor(readonly container: HTMLDivElement) {
    super()
    this.stage = new Konva.Stage({
      container: stageElement(container),
      listening: false,
      ...measure(container),
    })
    const layer = () => new Konva.Layer({ listening: false })
    this.layers = { picture: layer(), mask: layer(), overlay: layer(), tool: layer() }
    for (const name of layerNames) this.stage.add(this.layers[name])
  }

  override initialize(): void {
    const observer = new ResizeObserver(() => this.resize())
    observer.observe(this.container)
    this.scoped(() => {
      const element = this.stage.container()
      this.stage.destroy()
      element.remove()
    })
    this.scoped(() => observer.disconnect())
  }

  get size(): Size {
    return { width: this.stage.width(), height: this.stage.height() }
  }

  get pixelRatio(): number {
    return this.layers.picture.getCanvas().getPixelRatio()
  }

  onResize(listener: (size: Size) => void): void {
    this.resizeListeners.add(listener)
  }

  add(layer: LayerName, ...nodes: (Konva.Shape | Konva.Group)[]): void {
    this.layers[layer].add(...nodes)
  }

  /** Draws a layer with the next frame; several calls make one drawing. */
  redraw(...layers: LayerName[]): void {
    for (const layer of layers) this.layers[layer].batchDraw()
  }

  private resize(): void {
    const size = measure(this.container)
    if (size.width === this.stage.width() && size.height === this.stage.height()) return
    this.stage.size(size)
    for (const listener of this.resizeListeners) listener(size)
  }
}

/**
 * A shape that draws itself in device pixels, untransformed, so that it can place its edges on whole
 * pixels.
 */
export function deviceShape(draw: (context: CanvasRenderingContext2D) => void): Konva.Shape {
  return new Konva.Shape({
    listening: false,
    perfectDrawEnabled: false,
    sceneFunc: (context) => {
      const native = context._context
      native.save()
      native.setTransform(1, 0, 0, 1, 0, 0)
      draw(native)
      native.restore()
    },
  })
}

/**
 * The element that Konva fills. Konva empties it by assigning to innerHTML, which the page's content
 * security policy (Trusted Types) refuses; here the assignment empties it by other means.
 */
function stageElement(container: HTMLDivElement): HTMLDivElement {
  const element = document.createElement('div')
  Object.defineProperty(element, 'innerHTML', { set: () => element.replaceChildren() })
  container.append(element)
  return element
}

function measure(container: HTMLDivElement): Size {
  return { width: Math.max(1, container.clientWidth), height: Math.max(1, container.clientHeight) }
}
