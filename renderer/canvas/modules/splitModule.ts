import { type DocumentState, useDocument } from '../../state/documentStore'
import { CanvasModule } from '../canvasModule'
import type { ScreenPoint } from '../geometry'
import { comparisonOf } from './comparison'
import { deviceShape, type StageHost } from './stageHost'
import type { ViewModule } from './viewModule'

const reach = 12

/** The line between before and after, with its handle. */
export class SplitModule extends CanvasModule {
  constructor(
    private readonly host: StageHost,
    private readonly view: ViewModule,
  ) {
    super()
  }

  override initialize(): void {
    this.host.add(
      'tool',
      deviceShape((context) => this.draw(context)),
    )
    this.scoped(useDocument.subscribe((state, before) => this.follow(state, before)))
  }

  isOverHandle(point: ScreenPoint): boolean {
    const state = useDocument.getState()
    if (comparisonOf(state) !== 'split') return false
    const { view } = this.view.state.getState()
    return Math.abs(point.x - view.width * state.splitPosition) <= reach
  }

  moveTo(point: ScreenPoint): void {
    const { view } = this.view.state.getState()
    useDocument.getState().setSplitPosition(point.x / view.width)
  }

  private follow(state: DocumentState, before: DocumentState): void {
    if (
      state.splitPosition !== before.splitPosition ||
      comparisonOf(state) !== comparisonOf(before)
    ) {
      this.host.redraw('tool')
    }
  }

  private draw(context: CanvasRenderingContext2D): void {
    const state = useDocument.getState()
    if (comparisonOf(state) !== 'split') return
    const { pixelRatio } = this.view.state.getState()
    const { width, height } = context.canvas
    const x = Math.round(width * state.splitPosition)
    const y = height / 2
    const line = (colour: string, lineWidth: number) => {
      context.strokeStyle = colour
      context.lineWidth = lineWidth * pixelRatio
      context.beginPath()
      context.moveTo(x, 0)
      context.lineTo(x, height)
      context.stroke()
    }
    line('rgba(0, 0, 0, 0.45)', 4)
    line('#ffffff', 2)
    const radius = 15 * pixelRatio
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.fillStyle = '#ffffff'
    context.fill()
    context.strokeStyle = 'rgba(0, 0, 0, 0.45)'
    context.lineWidth = pixelRatio
    context.stroke()
    context.fillStyle = '#333333'
    for (const side of [-1, 1]) {
      context.beginPath()
      context.moveTo(x + side * 10 * pixelRatio, y)
      context.lineTo(x + side * 4 * pixelRatio, y - 5 * pixelRatio)
      context.lineTo(x + side * 4 * pixelRatio, y + 5 * pixelRatio)
      context.fill()
    }
  }
}
