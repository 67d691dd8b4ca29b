import { useDocument } from '../../state/documentStore'
import { type ImagePoint, rectangleBetween } from '../geometry'
import { selectionMode } from '../inputRules'
import { MaskDraft, type MaskMode } from '../mask/maskDraft'
import { drawPolygon, drawRectangle } from '../mask/shapes'
import type { CursorModule } from '../modules/cursorModule'
import type { ViewModule } from '../modules/viewModule'
import type { Gesture, PointerSample } from './gesture'

interface Parts {
  readonly cursor: CursorModule
  readonly view: ViewModule
}

/** A rectangle from corner to corner; with Shift a square. */
export class RectangleGesture implements Gesture {
  private readonly start: ImagePoint
  private end_: ImagePoint
  private readonly mode: MaskMode

  constructor(
    first: PointerSample,
    private readonly parts: Parts,
  ) {
    this.start = parts.view.toImage(first.point)
    this.end_ = this.start
    this.mode = selectionMode(useDocument.getState().maskMode, first.alt)
  }

  move(samples: readonly PointerSample[]): void {
    const last = samples.at(-1)
    if (!last) return
    const point = this.parts.view.toImage(last.point)
    this.end_ = last.shift ? squareCorner(this.start, point) : point
    this.parts.cursor.showRectangle(rectangleBetween(this.start, this.end_))
  }

  end(): void {
    this.parts.cursor.hideOutline()
    commitShape(this.mode, 'canvas:edits.rectangle', (draft) =>
      drawRectangle(draft, rectangleBetween(this.start, this.end_)),
    )
  }

  cancel(): void {
    this.parts.cursor.hideOutline()
  }
}

/** A free outline, closed when the pointer is lifted. */
export class LassoGesture implements Gesture {
  private readonly points: ImagePoint[]
  private readonly mode: MaskMode

  constructor(
    first: PointerSample,
    private readonly parts: Parts,
  ) {
    this.points = [parts.view.toImage(first.point)]
    this.mode = selectionMode(useDocument.getState().maskMode, first.alt)
  }

  move(samples: readonly PointerSample[]): void {
    for (const sample of samples) this.points.push(this.parts.view.toImage(sample.point))
    this.parts.cursor.showLasso(this.points)
  }

  end(): void {
    this.parts.cursor.hideOutline()
    commitShape(this.mode, 'canvas:edits.lasso', (draft) => drawPolygon(draft, this.points))
  }

  cancel(): void {
    this.parts.cursor.hideOutline()
  }
}

function commitShape(mode: MaskMode, labelKey: string, draw: (draft: MaskDraft) => unknown): void {
  const { currentMask, commitMaskChange } = useDocument.getState()
  const mask = currentMask()
  if (!mask) return
  const draft = new MaskDraft(mask, mode)
  draw(draft)
  commitMaskChange(draft.commit().change, labelKey)
}

function squareCorner(start: ImagePoint, point: ImagePoint): ImagePoint {
  const side = Math.max(Math.abs(point.x - start.x), Math.abs(point.y - start.y))
  return {
    x: start.x + Math.sign(point.x - start.x || 1) * side,
    y: start.y + Math.sign(point.y - start.y || 1) * side,
  }
}
