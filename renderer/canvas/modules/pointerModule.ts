import { useDocument } from '../../state/documentStore'
import { useMaskWork } from '../../state/maskWorkStore'
import { showError } from '../../ui/notices'
import { nextBrushSize } from '../brush'
import { CanvasModule } from '../canvasModule'
import { handleAt, handleCursor } from '../crop'
import type { ScreenPoint } from '../geometry'
import type { Gesture, PointerSample } from '../gestures/gesture'
import { applyMagicWand } from '../gestures/magicWand'
import { LassoGesture, RectangleGesture } from '../gestures/selectionGestures'
import { StrokeGesture } from '../gestures/strokeGesture'
import { CropGesture, FollowGesture, PanGesture } from '../gestures/viewGestures'
import { cursorFor, type GestureKind, gestureFor, selectionMode, wheelMeaning } from '../inputRules'
import { isLookedAtOnly } from '../shownAsset'
import type { CropModule } from './cropModule'
import type { CursorModule } from './cursorModule'
import type { MaskModule } from './maskModule'
import type { MinimapModule } from './minimapModule'
import type { PictureModule } from './pictureModule'
import type { SplitModule } from './splitModule'
import type { StageHost } from './stageHost'
import type { ViewModule } from './viewModule'

export interface PointerParts {
  readonly host: StageHost
  readonly view: ViewModule
  readonly picture: PictureModule
  readonly mask: MaskModule
  readonly cursor: CursorModule
  readonly crop: CropModule
  readonly split: SplitModule
  readonly minimap: MinimapModule
}

/** Turns pointer and wheel events into gestures, by the rules of inputRules.ts. */
export class PointerModule extends CanvasModule {
  private gesture:
    | { readonly pointer: number; readonly kind: GestureKind; readonly run: Gesture }
    | undefined
  /** Fingers on the screen: the second turns a gesture into a pinch. */
  private readonly touches = new Map<number, ScreenPoint>()
  private hover: ScreenPoint | undefined
  private spaceHeld = false

  constructor(private readonly parts: PointerParts) {
    super()
  }

  override initialize(): void {
    const { container } = this.parts.host
    this.listen(container, 'pointerdown', (event) => this.press(event))
    this.listen(container, 'pointermove', (event) => this.move(event))
    this.listen(container, 'pointerup', (event) => this.lift(event, false))
    this.listen(container, 'pointercancel', (event) => this.lift(event, true))
    this.listen(container, 'blur', () => container.removeAttribute('data-pointed'))
    this.listen(container, 'pointerleave', () => this.leave())
    this.listen(container, 'wheel', (event) => this.wheel(event), { passive: false })
    this.listen(container, 'contextmenu', (event) => event.preventDefault())
    this.scoped(useDocument.subscribe(() => this.refreshCursor()))
    this.scoped(useMaskWork.subscribe(() => this.refreshCursor()))
    this.scoped(this.parts.view.state.subscribe(() => this.refreshCursor()))
    this.scoped(() => this.cancelGesture())
    this.refreshCursor()
  }

  /** While Space is held the pointer moves the picture. */
  holdSpace(held: boolean): void {
    this.spaceHeld = held
    this.refreshCursor()
  }

  /** True where there was a gesture to give up. */
  cancelGesture(): boolean {
    const running = this.gesture
    this.gesture = undefined
    running?.run.cancel()
    this.refreshCursor()
    return running !== undefined
  }

  private press(event: PointerEvent): void {
    const sample = this.sampleOf(event)
    // Who points knows where they are: the ring of the focus is for the keyboard.
    this.parts.host.container.dataset.pointed = ''
    this.parts.host.container.focus({ preventScroll: true })
    if (event.button === 1) event.preventDefault()
    if (event.pointerType === 'touch') {
      this.touches.set(event.pointerId, sample.point)
      if (this.touches.size === 2) this.cancelGesture()
    }
    if (this.gesture || this.touches.size > 1 || !useDocument.getState().asset) return
    const kind = gestureFor({ button: event.button, ...this.situation(sample.point) })
    const run = kind && this.begin(kind, sample)
    if (!kind || !run) return
    this.parts.host.container.setPointerCapture(event.pointerId)
    this.gesture = { pointer: event.pointerId, kind, run }
    this.hover = sample.point
    this.refreshCursor()
  }

  private begin(kind: GestureKind, first: PointerSample): Gesture | undefined {
    const { view, mask, cursor, crop, split, minimap } = this.parts
    switch (kind) {
      case 'pan':
        return new PanGesture(first, view)
      case 'paint':
        return StrokeGesture.start(first, 'add', { mask, view })
      case 'erase':
        return StrokeGesture.start(first, 'subtract', { mask, view })
      case 'rectangle':
        return new RectangleGesture(first, { cursor, view })
      case 'lasso':
        return new LassoGesture(first, { cursor, view })
      case 'crop':
        return new CropGesture(first, view, crop)
      case 'split':
        return new FollowGesture(first, (point) => split.moveTo(point))
      case 'minimap':
        return new FollowGesture(first, (point) => minimap.moveTo(point))
      case 'wand':
        this.selectByWand(first)
        return undefined
    }
  }

  private selectByWand(press: PointerSample): void {
    const { picture, view } = this.parts
    const { pyramid, complete } = picture.source.shown ?? {}
    if (!pyramid || !complete) return
    const mode = selectionMode(useDocument.getState().maskMode, press.alt)
    applyMagicWand(pyramid, view.toImage(press.point), mode).catch(showError)
  }

  private move(event: PointerEvent): void {
    const sample = this.sampleOf(event)
    this.hover = sample.point
    if (this.touches.size === 2 && this.touches.has(event.pointerId)) {
      this.pinch(event.pointerId, sample.point)
      return
    }
    if (this.gesture?.pointer === event.pointerId) {
      const coalesced = event.getCoalescedEvents()
      const events = coalesced.length > 0 ? coalesced : [event]
      this.gesture.run.move(events.map((each) => this.sampleOf(each)))
    }
    this.refreshCursor()
  }

  private lift(event: PointerEvent, cancelled: boolean): void {
    this.touches.delete(event.pointerId)
    if (this.gesture?.pointer !== event.pointerId) return
    const { run } = this.gesture
    this.gesture = undefined
    if (cancelled) run.cancel()
    else run.end()
    this.refreshCursor()
  }

  private leave(): void {
    if (this.gesture) return
    this.hover = undefined
    this.parts.cursor.hideRing()
  }

  private pinch(pointer: number, point: ScreenPoint): void {
    const before = pair(this.touches)
    this.touches.set(pointer, point)
    const after = pair(this.touches)
    if (before && after) this.parts.view.pinch(before, after)
  }

  private wheel(event: WheelEvent): void {
    if (!useDocument.getState().asset) return
    event.preventDefault()
    const { view } = this.parts
    const meaning = wheelMeaning(event)
    if (meaning === 'brushSize') {
      const { brush, setBrush } = useDocument.getState()
      // Some systems turn Alt+wheel sideways.
      const turn = event.deltaY || event.deltaX
      setBrush({ size: nextBrushSize(brush.size, turn < 0 ? 1 : -1) })
    } else if (meaning === 'panSideways') {
      view.pan(-(event.deltaX || event.deltaY), 0)
    } else {
      const { deltaY, deltaMode } = event
      view.zoomByWheel(this.pointOf(event), { deltaY, deltaMode, pinch: meaning === 'pinch' })
    }
  }

  private refreshCursor(): void {
    const state = useDocument.getState()
    const { container } = this.parts.host
    const situation = this.situation(this.hover ?? { x: -1, y: -1 })
    const box = this.parts.crop.screenBox
    const cursor = cursorFor({
      ...situation,
      panning: this.gesture?.kind === 'pan',
      hasPicture: state.asset !== undefined,
      cropCursor: handleCursor(box && this.hover && handleAt(box, this.hover)),
    })
    if (container.style.cursor !== cursor) container.style.cursor = cursor
    if (cursor === 'none' && this.hover) this.parts.cursor.showRing(this.hover, state.brush.size)
    else this.parts.cursor.hideRing()
  }

  private situation(point: ScreenPoint) {
    const state = useDocument.getState()
    return {
      tool: state.tool,
      spaceHeld: this.spaceHeld,
      overSplitHandle: this.parts.split.isOverHandle(point),
      overMinimap: this.parts.minimap.isOver(point),
      maskBusy: useMaskWork.getState().working !== undefined,
      lookingOnly: isLookedAtOnly(state),
    }
  }

  private sampleOf(event: PointerEvent): PointerSample {
    return {
      point: this.pointOf(event),
      type: event.pointerType,
      pressure: event.pressure,
      shift: event.shiftKey,
      alt: event.altKey,
    }
  }

  private pointOf(event: MouseEvent): ScreenPoint {
    const { left, top } = this.parts.host.container.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
}

function pair(touches: ReadonlyMap<number, ScreenPoint>): [ScreenPoint, ScreenPoint] | undefined {
  const [one, other] = touches.values()
  return one && other ? [one, other] : undefined
}
