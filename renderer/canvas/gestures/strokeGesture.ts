import { useDocument } from '../../state/documentStore'
import { isWorthDrawing, pressedRadius } from '../brush'
import { type ImagePoint, type Rectangle, union } from '../geometry'
import { MaskDraft, type MaskMode } from '../mask/maskDraft'
import { drawStroke, type StrokeEnd } from '../mask/stroke'
import type { MaskModule } from '../modules/maskModule'
import type { ViewModule } from '../modules/viewModule'
import type { Gesture, PointerSample } from './gesture'

/** Where the last stroke on a picture ended: a press with Shift goes on from there in a straight line. */
let lastEnd: { asset: string; point: ImagePoint } | undefined

/** Painting or rubbing out with the brush, committed once when the pointer is lifted. */
export class StrokeGesture implements Gesture {
  private readonly draft: MaskDraft
  private last: StrokeEnd
  /** Start of the straight line while Shift is held. */
  private anchor: StrokeEnd | undefined
  private readonly assetId: string

  static start(
    first: PointerSample,
    mode: MaskMode,
    parts: { mask: MaskModule; view: ViewModule },
  ): StrokeGesture | undefined {
    const { asset, currentMask } = useDocument.getState()
    const mask = currentMask()
    if (!asset || !mask) return undefined
    return new StrokeGesture(first, new MaskDraft(mask, mode), asset.id, parts)
  }

  private constructor(
    first: PointerSample,
    draft: MaskDraft,
    assetId: string,
    private readonly parts: { mask: MaskModule; view: ViewModule },
  ) {
    this.draft = draft
    this.assetId = assetId
    parts.mask.startDraft(draft)
    const end = this.endAt(first)
    const goesOn = first.shift && lastEnd?.asset === assetId
    const from = goesOn && lastEnd ? { ...lastEnd.point, radius: end.radius } : end
    this.last = end
    if (goesOn) this.anchor = from
    parts.mask.draftChanged(this.draw(from, end))
  }

  move(samples: readonly PointerSample[]): void {
    let changed: Rectangle | undefined
    for (const sample of samples) {
      const end = this.endAt(sample)
      if (sample.shift) {
        this.drawStraight(end)
        continue
      }
      this.anchor = undefined
      if (!isWorthDrawing(this.last, end, end.radius)) continue
      const part = this.draw(this.last, end)
      if (part) changed = union(changed, part)
      this.last = end
    }
    this.parts.mask.draftChanged(changed)
  }

  end(): void {
    const { change } = this.draft.commit()
    const erased = this.draft.mode === 'subtract'
    useDocument
      .getState()
      .commitMaskChange(change, erased ? 'canvas:edits.erase' : 'canvas:edits.stroke')
    lastEnd = { asset: this.assetId, point: { x: this.last.x, y: this.last.y } }
    this.parts.mask.endDraft()
  }

  cancel(): void {
    this.parts.mask.draftRestarted(this.draft.restart())
    this.parts.mask.endDraft()
  }

  /** One line from where Shift went down to the pointer, in place of what the gesture drew before. */
  private drawStraight(end: StrokeEnd): void {
    this.anchor ??= this.last
    this.parts.mask.draftRestarted(this.draft.restart())
    this.last = end
    this.parts.mask.draftChanged(this.draw(this.anchor, end))
  }

  private draw(from: StrokeEnd, to: StrokeEnd): Rectangle | undefined {
    return drawStroke(this.draft, from, to, useDocument.getState().brush.hardness)
  }

  private endAt(sample: PointerSample): StrokeEnd {
    const { x, y } = this.parts.view.toImage(sample.point)
    return { x, y, radius: pressedRadius(useDocument.getState().brush, sample) }
  }
}
