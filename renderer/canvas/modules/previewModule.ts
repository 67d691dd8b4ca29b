import { emptyPlan, type GeometryPlan } from '../../../preload/contract/pixels/geometryPlan'
import { type DocumentState, useDocument } from '../../state/documentStore'
import { CanvasModule } from '../canvasModule'
import type { Rectangle } from '../geometry'
import type { Placement } from '../picture/drawPicture'
import type { Pyramid } from '../picture/pyramid'
import { createPreviewRenderer } from '../preview/createPreviewRenderer'
import { exactPart, isSmallPart, mixesPixels } from '../preview/exact/exactPart'
import { drawPlanned, geometryOf } from '../preview/geometryPreview'
import { isColourStep, type PicturePreview } from '../preview/picturePreview'
import type { PreviewRenderer, PreviewSource } from '../preview/previewRenderer'
import { smoothingLimit, visiblePart } from '../viewport'
import type { ViewModule } from './viewModule'

/** Pixels of the preview of the whole picture: few enough to follow a slider on a slow machine. */
const wholePixelCount = 400_000
const settleMilliseconds = 120
/** A rendering of the visible part that takes longer waits until the slider rests. */
const patientMilliseconds = 40

/** Once neither sliders nor the view have moved for so long, there is time for exact pixels. */
const restMilliseconds = 250

interface Patch {
  /** The part of the picture that it covers. */
  readonly region: Rectangle
  readonly source: PreviewSource
  /** Whether turned and resized pixels are the export's own. */
  readonly exact: boolean
  result: OffscreenCanvas | ImageBitmap | undefined
}

/**
 * Adjustments shown before they are applied. The whole picture is kept at a low resolution, so that
 * panning never shows a hole; the visible part is made again at the screen's resolution once the view
 * rests. Where pixels are mixed by turning and resizing, the screen's smoothing stands in for the
 * engine's kernels until then.
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
  private working: AbortController | undefined
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
      this.stopWorking()
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
    this.stopWorking()
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
    for (const patch of [this.whole, this.detail]) {
      if (!patch?.result) continue
      const { region } = patch
      const fromX = Math.round(left + region.left * zoom)
      const fromY = Math.round(top + region.top * zoom)
      const toX = Math.round(left + (region.left + region.width) * zoom)
      const toY = Math.round(top + (region.top + region.height) * zoom)
      const width = toX - fromX
      const height = toY - fromY
      ground({ left: fromX, top: fromY, width, height })
      context.imageSmoothingEnabled = zoom <= smoothingLimit
      context.drawImage(patch.result, fromX, fromY, width, height)
    }
    return true
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
    this.whole ??= this.makePatch({ left: 0, top: 0, ...this.plan.size }, this.wholeScale())
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
    this.stopWorking()
    this.rest = setTimeout(() => void this.workOut().catch(givenUp), restMilliseconds)
  }

  /** What is on the screen again, with the engine's own kernels where they make a difference. */
  private async workOut(): Promise<void> {
    const { preview } = useDocument.getState()
    const { pyramid, plan } = this
    if (!preview || !this.active || !pyramid || !this.complete || !mixesPixels(plan)) return
    const detailed = this.needsDetail()
    const shown = detailed ? this.detail : this.whole
    if (!shown || shown.exact || !isSmallPart(shown.region, plan, pyramid)) return
    const { region } = shown
    const { scale } = shown.source
    const working = new AbortController()
    this.working = working
    const pixels = await exactPart(pyramid, preview, region, working.signal)
    if (working.signal.aborted) return
    const patch = this.emptyPatch(region, scale, true)
    const context = patch.source.canvas.getContext('2d', { willReadFrequently: true })
    if (!context) return
    context.imageSmoothingQuality = 'medium'
    const { width, height } = patch.source.canvas
    context.drawImage(pixels, 0, 0, width, height)
    this.render(patch, preview)
    if (detailed) this.detail = patch
    else this.whole = patch
    this.tell()
  }

  private stopWorking(): void {
    clearTimeout(this.rest)
    this.working?.abort()
    this.working = undefined
  }

  /** Another geometry takes its pixels from other places: what was cut out before is of no use. */
  private followPlan(plan: GeometryPlan): void {
    if (JSON.stringify(plan) === JSON.stringify(this.plan)) return
    this.plan = plan
    this.whole = undefined
    this.detail = undefined
  }

  private renderDetail(preview: PicturePreview): void {
    const start = performance.now()
    this.render(this.detail, preview)
    this.detailMilliseconds = performance.now() - start
  }

  private render(patch: Patch | undefined, preview: PicturePreview): void {
    if (!patch) return
    const renderer = this.renderer ?? createPreviewRenderer()
    this.renderer = renderer
    if (patch.result instanceof ImageBitmap) patch.result.close()
    patch.result = renderer.render(patch.source, preview.filter(isColourStep))
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

  private wholeScale(): number {
    const { width, height } = this.plan.size
    return Math.min(1, Math.sqrt(wholePixelCount / (width * height)))
  }

  private needsDetail(): boolean {
    return this.wholeScale() < Math.min(1, this.view.zoom) * 0.9
  }

  /** Whether the patch of the visible part still covers what is visible. */
  private detailFits(): boolean {
    if (!this.detail) return false
    const { region, source } = this.detail
    const part = this.visibleRegion()
    return (
      region.left <= part.left + 0.5 &&
      region.top <= part.top + 0.5 &&
      region.left + region.width >= part.left + part.width - 0.5 &&
      region.top + region.height >= part.top + part.height - 0.5 &&
      source.scale === Math.min(1, this.view.zoom)
    )
  }

  private visibleRegion(): Rectangle {
    const { viewport, view, picture } = this.view.state.getState()
    return visiblePart(viewport, view, picture ?? { width: 1, height: 1 })
  }

  private makeVisiblePatch(): Patch | undefined {
    const part = this.visibleRegion()
    if (part.width < 1 || part.height < 1 || !this.pyramid) return undefined
    const left = Math.floor(part.left)
    const top = Math.floor(part.top)
    const region = {
      left,
      top,
      width: Math.min(this.plan.size.width, Math.ceil(part.left + part.width)) - left,
      height: Math.min(this.plan.size.height, Math.ceil(part.top + part.height)) - top,
    }
    return this.makePatch(region, Math.min(1, this.view.zoom))
  }

  private makePatch(region: Rectangle, scale: number): Patch | undefined {
    if (!this.pyramid) return undefined
    const patch = this.emptyPatch(region, scale, false)
    const context = patch.source.canvas.getContext('2d', { willReadFrequently: true })
    if (!context) return undefined
    context.imageSmoothingQuality = 'medium'
    drawPlanned(context, this.pyramid, this.plan, region, scale)
    return patch
  }

  private emptyPatch(region: Rectangle, scale: number, exact: boolean): Patch {
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(region.width * scale)),
      Math.max(1, Math.round(region.height * scale)),
    )
    return { region, source: { canvas, scale }, exact, result: undefined }
  }
}

/** What is no longer wanted is no failure; where pixels cannot be read, what is on the screen stays. */
function givenUp(error: unknown): void {
  if (!(error instanceof DOMException)) throw error
}
