import Konva from 'konva'
import { CanvasModule } from '../canvasModule'
import type { ImagePoint, Rectangle, ScreenPoint } from '../geometry'
import { rectangleToScreen, toScreen } from '../viewport'
import type { StageHost } from './stageHost'
import type { ViewModule } from './viewModule'

/** The brush's ring, and the outline of a selection that is being drawn. */
export class CursorModule extends CanvasModule {
  private readonly ring = new Konva.Group({ visible: false, listening: false })
  private readonly ringDark = new Konva.Circle({ stroke: 'rgba(0, 0, 0, 0.75)', strokeWidth: 2.5 })
  private readonly ringLight = new Konva.Circle({ stroke: '#ffffff', strokeWidth: 1 })
  private readonly outlineDark = outline('rgba(0, 0, 0, 0.8)')
  private readonly outlineLight = outline('#ffffff', [5, 5])

  constructor(
    private readonly host: StageHost,
    private readonly view: ViewModule,
  ) {
    super()
  }

  override initialize(): void {
    this.ring.add(this.ringDark, this.ringLight)
    this.host.add('tool', this.outlineDark, this.outlineLight, this.ring)
  }

  /** The ring of a brush of `size` picture pixels round the pointer. */
  showRing(point: ScreenPoint, size: number): void {
    const radius = Math.max(1.5, (size / 2) * this.view.viewport.scale)
    this.ring.setAttrs({ x: point.x, y: point.y, visible: true })
    this.ringDark.radius(radius)
    this.ringLight.radius(radius)
    this.host.redraw('tool')
  }

  hideRing(): void {
    if (!this.ring.visible()) return
    this.ring.visible(false)
    this.host.redraw('tool')
  }

  /** A lasso so far, in pixels of the picture. */
  showLasso(points: readonly ImagePoint[]): void {
    const flat = points.flatMap((point) => {
      const { x, y } = toScreen(this.view.viewport, point)
      return [x, y]
    })
    this.setOutline(flat, false)
  }

  /** A rectangle so far, in pixels of the picture. */
  showRectangle(rectangle: Rectangle): void {
    const { left, top, width, height } = rectangleToScreen(this.view.viewport, rectangle)
    const right = left + width
    const bottom = top + height
    this.setOutline([left, top, right, top, right, bottom, left, bottom], true)
  }

  hideOutline(): void {
    this.setOutline([], false)
  }

  private setOutline(points: number[], closed: boolean): void {
    for (const line of [this.outlineDark, this.outlineLight]) {
      line.setAttrs({ points, closed, visible: points.length > 2 })
    }
    this.host.redraw('tool')
  }
}

function outline(stroke: string, dash?: number[]): Konva.Line {
  return new Konva.Line({
    points: [],
    stroke,
    strokeWidth: 1,
    visible: false,
    perfectDrawEnabled: false,
    ...(dash ? { dash } : {}),
  })
}
