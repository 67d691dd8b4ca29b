import { type DocumentState, useDocument } from '../../state/documentStore'
import { slices } from '../breath'
import { CanvasModule } from '../canvasModule'
import { intersect, type Rectangle, type Size } from '../geometry'
import { type Mask, tileRectangle, tilesIn } from '../mask/mask'
import type { MaskDraft } from '../mask/maskDraft'
import { TileImages } from '../mask/tileImages'
import { isLookedAtOnly } from '../shownAsset'
import { smoothingLimit, visiblePart } from '../viewport'
import { deviceShape, type StageHost } from './stageHost'
import type { ViewModule } from './viewModule'

/** A frame paints tiles for so long; the others are painted after it, a little at a time. */
const paintMilliseconds = 8

/** The mask as a tint over the picture, with the gesture that is being made. */
export class MaskModule extends CanvasModule {
  private readonly images = new TileImages()
  private draft: MaskDraft | undefined
  private painting: AbortController | undefined

  constructor(
    private readonly host: StageHost,
    private readonly view: ViewModule,
  ) {
    super()
  }

  override initialize(): void {
    this.host.add(
      'mask',
      deviceShape((context) => this.draw(context)),
    )
    this.scoped(this.view.state.subscribe(() => this.host.redraw('mask')))
    this.scoped(useDocument.subscribe((state, before) => this.follow(state, before)))
    this.scoped(() => this.images.clear())
    this.scoped(() => this.painting?.abort())
  }

  /** Shows a gesture on top of the mask until `endDraft`. */
  startDraft(draft: MaskDraft): void {
    this.draft = draft
  }

  /** The gesture changed inside a rectangle of the picture. */
  draftChanged(rectangle: Rectangle | undefined): void {
    if (!this.draft || !rectangle) return
    const { size } = this.draft.base
    for (const index of tilesIn(rectangle, size)) {
      const tile = this.draft.tile(index)
      const part = intersect(tileRectangle(index, size), rectangle)
      if (part) this.images.update(index, tile, size, part)
    }
    this.host.redraw('mask')
  }

  /** The gesture was taken back to nothing: these tiles are the mask's again. */
  draftRestarted(tiles: readonly number[]): void {
    for (const index of tiles) this.images.forget(index)
    this.host.redraw('mask')
  }

  endDraft(): void {
    this.draft = undefined
    this.host.redraw('mask')
  }

  private follow(state: DocumentState, before: DocumentState): void {
    if (state.asset?.id !== before.asset?.id) this.images.clear()
    if (
      state.masks !== before.masks ||
      state.asset !== before.asset ||
      state.maskVisible !== before.maskVisible ||
      state.staged !== before.staged ||
      state.repainting !== before.repainting ||
      state.previewBase !== before.previewBase ||
      state.tool !== before.tool ||
      state.showsOriginal !== before.showsOriginal ||
      state.compareMode !== before.compareMode
    ) {
      this.host.redraw('mask')
    }
  }

  private draw(context: CanvasRenderingContext2D): void {
    const state = useDocument.getState()
    const mask = this.draft?.base ?? state.currentMask()
    const { picture, viewport, view } = this.view.state.getState()
    // A result, a comparison and a crop are looked at without the tint.
    const looking = isLookedAtOnly(state) || state.tool === 'crop'
    if (!mask || !picture || looking || !(state.maskVisible || this.draft)) return
    const zoom = this.view.zoom
    context.imageSmoothingEnabled = zoom <= smoothingLimit
    const deadline = performance.now() + paintMilliseconds
    const late: (readonly [index: number, tile: Uint8Array])[] = []
    for (const index of tilesIn(visiblePart(viewport, view, picture), mask.size)) {
      const tile = this.draft ? this.draft.tile(index) : mask.tiles.get(index)
      if (!tile) continue
      const isLate = !this.images.has(index, tile) && performance.now() > deadline
      if (isLate) late.push([index, tile])
      const image = isLate ? this.images.before(index) : this.images.of(index, tile, mask.size)
      if (image) this.drawTile(context, mask, index, image)
    }
    this.painting?.abort()
    if (late.length > 0) void this.paintLater(late, mask.size)
  }

  /** Paints tiles between other things; the layer is drawn again once, when all are there. */
  private async paintLater(
    tiles: readonly (readonly [index: number, tile: Uint8Array])[],
    size: Size,
  ): Promise<void> {
    const painting = new AbortController()
    this.painting = painting
    const pause = slices(painting.signal)
    try {
      for (const [index, tile] of tiles) {
        this.images.of(index, tile, size)
        await pause()
      }
      this.host.redraw('mask')
    } catch (error) {
      if (!painting.signal.aborted) throw error
    }
  }

  private drawTile(
    context: CanvasRenderingContext2D,
    mask: Mask,
    index: number,
    image: OffscreenCanvas | 'full',
  ): void {
    const place = this.view.toDevice(tileRectangle(index, mask.size))
    const left = Math.round(place.left)
    const top = Math.round(place.top)
    const width = Math.round(place.left + place.width) - left
    const height = Math.round(place.top + place.height) - top
    if (image === 'full') {
      context.fillStyle = TileImages.fill
      context.fillRect(left, top, width, height)
    } else {
      const { width: columns, height: rows } = tileRectangle(index, mask.size)
      context.drawImage(image, 0, 0, columns, rows, left, top, width, height)
    }
  }
}
