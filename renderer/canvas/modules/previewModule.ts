import type { PictureView } from '../../../preload/contract/pictureView'
import { emptyPlan, type GeometryPlan } from '../../../preload/contract/pixels/geometryPlan'
import type { Box } from '../../../preload/contract/pixels/pixelBox'
import { type DocumentState, useDocument } from '../../state/documentStore'
import { showError } from '../../ui/notices'
import { CanvasModule } from '../canvasModule'
import type { Rectangle, Size } from '../geometry'
import type { Placement } from '../picture/drawPicture'
import type { Pyramid } from '../picture/pyramid'
import { createPreviewRenderer } from '../preview/createPreviewRenderer'
import { viewAround } from '../preview/exact/engineView'
import { mixesPixels } from '../preview/exact/exactPart'
import { geometryOf } from '../preview/geometryPreview'
import { isColourStep, type PicturePreview } from '../preview/picturePreview'
import {
  deviceBox,
  type Patch,
  patchCovers,
  placeInSize,
  reductionFor,
  smoothedPatch,
  viewPatch,
  wholeRegion,
} from '../preview/previewPatch'
import type { PreviewRenderer } from '../preview/previewRenderer'
import { SettledPreview, type SettledRequest } from '../preview/settledPreview'
import { type ShapedRequest, ShapedViews } from '../preview/shaped/shapedViews'
import { smoothingLimit, visiblePart } from '../viewport'
import type { ViewModule } from './viewModule'

/** Pixels of the preview of the whole picture: few enough to follow a slider on a slow machine. */
const wholePixelCount = 400_000
const settleMilliseconds = 120
/** A rendering of the visible part that takes longer waits until the slider rests. */
const patientMilliseconds = 40

/** Once neither sliders nor the view have moved for so long, there is time for exact pixels. */
const restMilliseconds = 250

/**
 * Adjustments shown before they are applied. The whole picture is kept at a low resolution, so that
 * panning never shows a hole; the visible part is made again at the screen's resolution once the view
 * rests. Until then it is turned and resized by the engine's own kernels at the screen's resolution, on a graphics
 * card where there is one that can (webglTurn), otherwise beside the window (shapedViews): what is on the screen stays
 * there until that has been made. Colours are changed after that.
 */
export class PreviewModule extends CanvasModule {
  private renderer: PreviewRenderer | undefined
  private pictureId: string | undefined
  private pyramid: Pyramid | undefined
  private plan: GeometryPlan = emptyPlan({ width: 1, height: 1 })
  private whole: Patch | undefined
  private detail: Patch | undefined
  private detailMilliseconds = 0
  private frame: number | undefined
  private settle: ReturnType<typeof setTimeout> | undefined
  private rest: ReturnType<typeof setTimeout> | undefined
  private readonly settled = new SettledPreview()
  private readonly shaped = new ShapedViews({
    made: (request, canvas) => this.takeShaped(request, canvas),
    failed: (error) => this.shapedFailed(error),
  })
  /** The geometry that no thread could be had for. */
  private unshaped: GeometryPlan | undefined
  private complete = false
  private readonly listeners = new Set<() => void>()

  constructor(private readonly view: ViewModule) {
    super()
  }

  override initialize(): void {
    this.scoped(useDocument.subscribe((state, before) => this.follow(state, before)))
    this.scoped(
      this.view.state.subscribe(() => {
        if (!this.active) return
        this.whenSettled(() => {
          if (!this.detailFits()) this.detail = undefined
          this.schedule()
        })
      }),
    )
    this.scoped(() => {
      if (this.frame !== undefined) cancelAnimationFrame(this.frame)
      clearTimeout(this.settle)
      this.unsettle()
      this.shaped.stop()
      this.shaped.destroy()
      this.renderer?.destroy()
    })
  }

  /** Called after each rendering. */
  onRendered(listener: () => void): void {
    this.listeners.add(listener)
  }

  /** Called with the shown picture whenever its pixels change; `complete` where they are its own. */
  setPicture(id: string | undefined, pyramid: Pyramid | undefined, complete: boolean): void {
    if (pyramid === this.pyramid && id === this.pictureId) return
    this.unsettle()
    this.shaped.stop()
    this.pictureId = id
    this.complete = complete
    this.pyramid = pyramid
    this.plan = geometryOf(useDocument.getState().preview, pyramid?.size ?? { width: 1, height: 1 })
    this.whole = undefined
    this.detail = undefined
    if (this.active) this.schedule()
  }

  /**
   * Draws the preview in the picture's place. `ground` prepares a rectangle for it, in device pixels.
   * False where there is no preview, so that the picture itself has to be drawn.
   */
  draw(
    context: CanvasRenderingContext2D,
    { left, top, zoom }: Placement,
    ground: (place: Rectangle) => void,
  ): boolean {
    if ((!this.active && !this.waitsForResult) || !this.whole?.result) return false
    const { shown } = this.settled
    const { size } = this.plan
    const layers = [
      ...[this.whole, this.detail].map(
        (patch) => patch && { region: placeInSize(patch, size), result: patch.result },
      ),
      shown && { region: shown.region, result: shown.canvas },
    ]
    context.save()
    context.beginPath()
    // A patch ends on its own grid, which may lie beyond the picture.
    context.rect(...deviceBox({ left: 0, top: 0, ...this.plan.size }, { left, top, zoom }))
    context.clip()
    context.imageSmoothingQuality = 'medium'
    for (const layer of layers) {
      if (!layer?.result) continue
      const [fromX, fromY, width, height] = deviceBox(layer.region, { left, top, zoom })
      ground({ left: fromX, top: fromY, width, height })
      context.imageSmoothingEnabled = zoom <= smoothingLimit
      context.drawImage(layer.result, fromX, fromY, width, height)
    }
    context.restore()
    return true
  }

  /** The size of the picture that the preview shows, where it shows one: a crop or a turn has another than its picture. */
  get shownSize(): Size | undefined {
    return this.whole?.result ? this.plan.size : undefined
  }

  private get active(): boolean {
    const { preview, previewBase, staged, repainting, asset } = useDocument.getState()
    if (preview === undefined || staged || repainting) return false
    return (previewBase ?? asset)?.id === this.pictureId
  }

  /**
   * An applied preview stays in sight until the picture that was made of it is loaded; until then the
   * pixels are still those of the picture before.
   */
  private get waitsForResult(): boolean {
    const { asset, staged, repainting, original } = useDocument.getState()
    return (
      !staged &&
      !repainting &&
      asset !== undefined &&
      asset.id !== this.pictureId &&
      asset.id !== original?.id
    )
  }

  private follow(state: DocumentState, before: DocumentState): void {
    if (state.preview === before.preview && state.previewBase === before.previewBase) return
    if (this.active) this.schedule()
    else if (state.asset?.id === before.asset?.id) {
      this.unsettle()
      this.shaped.stop()
      this.whole = undefined
      this.detail = undefined
      this.tell()
    }
  }

  /** With the next frame, so that many changes of a slider make one rendering. */
  private schedule(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined
      this.renderAll()
    })
  }

  private renderAll(): void {
    const { preview } = useDocument.getState()
    if (!preview || !this.active || !this.pyramid) return
    this.followPlan(geometryOf(preview, this.pyramid.size))
    if (this.isShapedBeside) {
      this.renderShaped(preview)
      return
    }
    this.whole ??= this.makePatch({ left: 0, top: 0, ...this.plan.size }, wholeScale(this.plan))
    if (!this.needsDetail()) {
      this.detail = undefined
      this.render(this.whole, preview)
    } else if (this.detailMilliseconds > patientMilliseconds) {
      this.detail = undefined
      this.render(this.whole, preview)
      this.whenSettled(() => {
        this.detail = this.makeVisiblePatch()
        this.renderDetail(preview)
      })
    } else {
      this.detail ??= this.makeVisiblePatch()
      if (!this.detailFits()) this.render(this.whole, preview)
      this.renderDetail(preview)
      this.whenSettled(() => this.render(this.whole, preview))
    }
    this.tell()
    this.settleWhenResting(preview)
  }

  /** What is on the screen again as it will be exported, once there is time for it. */
  private settleWhenResting(preview: PicturePreview): void {
    clearTimeout(this.rest)
    const request = this.settledRequest(preview)
    if (request && this.settled.fits(request)) return
    this.unsettle()
    if (!request) return
    this.rest = setTimeout(() => {
      if (!this.active) return
      this.settled
        .make(request)
        .then((shown) => shown && this.tell())
        .catch(showError)
    }, restMilliseconds)
  }

  /** What would be exported of the visible part; undefined where that is on the screen already. */
  private settledRequest(preview: PicturePreview): SettledRequest | undefined {
    const { pyramid, plan, pictureId: asset } = this
    if (!pyramid || !asset || !this.complete) return undefined
    const scale = Math.min(1, this.view.zoom)
    const reduced = scale < 1 && preview.some(isColourStep)
    const part = wholeRegion(this.visibleRegion(), plan.size)
    if (!part || !(reduced || mixesPixels(plan))) return undefined
    return { asset, pyramid, preview, plan, part, reduction: reductionFor(scale) }
  }

  private unsettle(): void {
    clearTimeout(this.rest)
    this.settled.clear()
  }

  /** Another geometry takes its pixels from other places: what was cut out before is of no use. */
  private followPlan(plan: GeometryPlan): void {
    if (JSON.stringify(plan) === JSON.stringify(this.plan)) return
    this.plan = plan
    if (this.isShapedBeside) return
    this.shaped.stop()
    this.whole = undefined
    this.detail = undefined
  }

  /** Whether a thread has to make what the geometry gives in view, since it mixes pixels and no card does it. */
  private get isShapedBeside(): boolean {
    const { pyramid, plan } = this
    if (!pyramid || !this.complete || !mixesPixels(plan) || plan === this.unshaped) return false
    const view = this.viewInSight()
    return !view || !this.rendering().turns(pyramid, plan, view)
  }

  private viewInSight(): PictureView | undefined {
    const part = wholeRegion(this.visibleRegion(), this.plan.size)
    return part && viewAround(part, reductionFor(Math.min(1, this.view.zoom)), this.plan.size)
  }

  /** Changes the colours of what there is, and asks for what is in view where that shows something else. */
  private renderShaped(preview: PicturePreview): void {
    this.render(this.detail, preview)
    this.whenSettled(() => this.render(this.whole, preview))
    this.tell()
    this.settleWhenResting(preview)
    const { pyramid, plan } = this
    const view = this.viewInSight()
    if (!view || !pyramid || (this.detail?.plan === plan && this.detailFits())) return
    this.shaped.ask({ pyramid, preview, plan, view, zoom: Math.min(1, this.view.zoom) })
  }

  private takeShaped({ pyramid, plan, view, zoom }: ShapedRequest, canvas: OffscreenCanvas): void {
    const { preview } = useDocument.getState()
    if (!preview || !this.active || pyramid !== this.pyramid || !this.isShapedBeside) return
    this.detail = viewPatch(plan, view, canvas, zoom)
    // Under it, so that panning shows no hole.
    const region = { left: 0, top: 0, ...plan.size }
    this.whole = smoothedPatch(pyramid, plan, region, wholeScale(plan))
    this.render(this.whole, preview)
    this.render(this.detail, preview)
    this.tell()
  }

  /** The screen's smoothing has to do. */
  private shapedFailed(error: unknown): void {
    showError(error)
    this.unshaped = this.plan
    this.whole = undefined
    this.detail = undefined
    if (this.active) this.schedule()
  }

  private renderDetail(preview: PicturePreview): void {
    const start = performance.now()
    this.render(this.detail, preview)
    this.detailMilliseconds = performance.now() - start
  }

  private render(patch: Patch | undefined, preview: PicturePreview): void {
    if (!patch) return
    if (patch.result instanceof ImageBitmap) patch.result.close()
    patch.result = this.rendering().render(patch.source, preview.filter(isColourStep))
  }

  /** Once neither the view nor a slider has moved for a moment, where there is still a preview then. */
  private whenSettled(action: () => void): void {
    clearTimeout(this.settle)
    this.settle = setTimeout(() => {
      if (!this.active || !this.pyramid) return
      action()
      this.tell()
    }, settleMilliseconds)
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }

  private needsDetail(): boolean {
    return wholeScale(this.plan) < Math.min(1, this.view.zoom) * 0.9
  }

  /** Whether the patch of the visible part still covers what is visible. */
  private detailFits(): boolean {
    const zoom = Math.min(1, this.view.zoom)
    return this.detail !== undefined && patchCovers(this.detail, this.visibleRegion(), zoom)
  }

  private visibleRegion(): Rectangle {
    const { viewport, view, picture } = this.view.state.getState()
    return visiblePart(viewport, view, picture ?? { width: 1, height: 1 })
  }

  private makeVisiblePatch(): Patch | undefined {
    const region = wholeRegion(this.visibleRegion(), this.plan.size)
    if (!region) return undefined
    return this.makePatch(region, Math.min(1, this.view.zoom))
  }

  private rendering(): PreviewRenderer {
    this.renderer ??= createPreviewRenderer()
    return this.renderer
  }

  private makePatch(region: Box, scale: number): Patch | undefined {
    return this.turnedPatch(region, scale) ?? this.smoothedPatch(region, scale)
  }

  /** The engine's own pixels, reduced to the screen's; undefined where the card cannot make them. */
  private turnedPatch(part: Box, scale: number): Patch | undefined {
    if (!this.pyramid || !this.complete || !mixesPixels(this.plan)) return undefined
    const view = viewAround(part, reductionFor(scale), this.plan.size)
    const canvas = this.rendering().turn(this.pyramid, this.plan, view)
    if (!canvas) return undefined
    return viewPatch(this.plan, view, canvas, scale)
  }

  private smoothedPatch(region: Rectangle, scale: number): Patch | undefined {
    return this.pyramid && smoothedPatch(this.pyramid, this.plan, region, scale)
  }
}

function wholeScale({ size }: GeometryPlan): number {
  return Math.min(1, Math.sqrt(wholePixelCount / (size.width * size.height)))
}
