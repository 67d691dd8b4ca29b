import type { Asset } from '../../../preload/contract/asset'
import { type DocumentState, sizeOfAsset, useDocument } from '../../state/documentStore'
import { usePictureLoad } from '../../state/pictureLoadStore'
import { CanvasModule } from '../canvasModule'
import type { Rectangle, Size } from '../geometry'
import {
  drawCheckerboard,
  drawPicture,
  drawPixelGrid,
  type Placement,
} from '../picture/drawPicture'
import { PictureSource } from '../picture/pictureSource'
import type { Pyramid } from '../picture/pyramid'
import { samplePicture } from '../pictureSample'
import { shownAsset, shownSize } from '../shownAsset'
import { comparedAsset, comparisonOf } from './comparison'
import type { PreviewModule } from './previewModule'
import { repeatedPlacements } from './repeats'
import { deviceShape, type StageHost } from './stageHost'
import type { ViewModule } from './viewModule'

/** The picture itself, what it is compared with, and the pixels' grid. */
export class PictureModule extends CanvasModule {
  readonly source: PictureSource
  private readonly other: PictureSource

  constructor(
    private readonly host: StageHost,
    private readonly view: ViewModule,
    private readonly preview: PreviewModule,
    onFailure: (error: unknown) => void,
  ) {
    super()
    this.source = new PictureSource({
      changed: () => this.pictureChanged(),
      failed: onFailure,
      waiting: (asset) => usePictureLoad.setState({ reading: asset?.name }),
    })
    this.other = new PictureSource({ changed: () => this.host.redraw('picture') })
  }

  override initialize(): void {
    this.host.add(
      'picture',
      deviceShape((context) => this.draw(context)),
    )
    this.scoped(useDocument.subscribe((state, before) => this.follow(state, before)))
    this.scoped(this.view.state.subscribe(() => this.host.redraw('picture')))
    this.scoped(() => this.source.destroy())
    this.scoped(() => this.other.destroy())
    this.preview.onRendered(() => this.host.redraw('picture'))
    this.follow(useDocument.getState(), undefined)
  }

  private follow(state: DocumentState, before: DocumentState | undefined): void {
    const shown = shownAsset(state)
    if (!before || shown?.id !== shownAsset(before)?.id) {
      // A step forward or back in one history keeps the place; another picture is shown whole.
      const keepView = before?.original?.id === state.original?.id
      const size = sizeOfAsset(shown)
      const inPlace =
        keepView &&
        [this.source.shown?.pyramid.size, this.preview.shownSize].some((of) => sameSize(size, of))
      this.source.show(shown, { keepUntilLoaded: inPlace })
      this.view.setPicture(shownSize(state), { keepView })
      this.host.redraw('picture')
    } else if (!sameSize(shownSize(state), shownSize(before))) {
      this.view.setPicture(shownSize(state), { keepView: false })
    }
    this.view.setColumns(comparisonOf(state) === 'sideBySide' ? 2 : 1)
    this.view.setRepeated(state.tiled)
    this.other.show(comparisonOf(state) === 'none' ? undefined : comparedAsset(state))
    if (
      before?.showsOriginal !== state.showsOriginal ||
      before?.compareMode !== state.compareMode ||
      before?.splitPosition !== state.splitPosition ||
      before?.tiled !== state.tiled ||
      before?.compareWith !== state.compareWith
    ) {
      this.host.redraw('picture')
    }
  }

  private pictureChanged(): void {
    const { assetId, pyramid, complete } = this.source.shown ?? {}
    if (pyramid && !this.view.state.getState().picture) {
      this.view.setPicture(pyramid.size, { keepView: false })
    }
    this.preview.setPicture(assetId, pyramid, complete === true)
    samplePicture(assetId, complete ? pyramid : undefined)
    this.host.redraw('picture')
  }

  private draw(context: CanvasRenderingContext2D): void {
    const state = useDocument.getState()
    const pyramid = this.source.shown?.pyramid
    const { picture, pixelRatio } = this.view.state.getState()
    if (!picture) return
    const whole = this.view.toDevice({ left: 0, top: 0, ...picture })
    const placement: Placement = { left: whole.left, top: whole.top, zoom: this.view.zoom }
    const comparison = comparisonOf(state)
    if (!pyramid) return
    if (comparison === 'sideBySide') {
      this.drawSideBySide(context, pyramid, placement)
      return
    }
    const transparent = mayBeTransparent(shownAsset(state))
    const ground = (place: Rectangle) => {
      if (transparent) drawCheckerboard(context, place, pixelRatio)
    }
    if (state.tiled && comparison === 'none') {
      for (const place of repeatedPlacements(whole, this.view.zoom, context.canvas)) {
        if (this.preview.draw(context, place, ground)) continue
        ground({ ...whole, left: place.left, top: place.top })
        drawPicture(context, pyramid, place)
      }
      return
    }
    if (comparison === 'original') ground(whole)
    else if (!this.preview.draw(context, placement, ground)) {
      ground(whole)
      drawPicture(context, pyramid, placement)
    }
    if (comparison !== 'none') this.drawOther(context, comparison, whole, placement)
    drawPixelGrid(context, picture, placement)
  }

  /** What is compared with in the left half, the picture in the right one, both in the same place. */
  private drawSideBySide(
    context: CanvasRenderingContext2D,
    pyramid: Pyramid,
    placement: Placement,
  ): void {
    const { width, height } = context.canvas
    const { picture, pixelRatio } = this.view.state.getState()
    const other = this.other.shown?.pyramid
    const transparent = mayBeTransparent(shownAsset(useDocument.getState()))
    const half = Math.round(width / 2)
    const column = (left: number, draw: (place: Placement) => void) => {
      context.save()
      context.beginPath()
      context.rect(left, 0, width - half, height)
      context.clip()
      const shift = (left === 0 ? -1 : 1) * (width / 4)
      draw({ ...placement, left: placement.left + shift })
      context.restore()
    }
    const ground = (place: Rectangle) => {
      if (transparent) drawCheckerboard(context, place, pixelRatio)
    }
    const whole = this.view.toDevice({ left: 0, top: 0, width: 0, height: 0, ...picture })
    column(0, (place) => {
      ground({ ...whole, left: place.left })
      if (!other) return
      const zoom = whole.width / other.size.width
      drawPicture(context, other, { ...place, zoom })
    })
    column(half, (place) => {
      if (this.preview.draw(context, place, ground)) return
      ground({ ...whole, left: place.left })
      drawPicture(context, pyramid, place)
    })
    context.fillStyle = 'rgba(128, 128, 128, 0.6)'
    context.fillRect(half - 1, 0, 2, height)
  }

  /** The original, or what is compared with: alone, left of the split, or as a difference. */
  private drawOther(
    context: CanvasRenderingContext2D,
    comparison: 'original' | 'split' | 'difference',
    whole: Rectangle,
    placement: Placement,
  ): void {
    const pyramid =
      this.other.shown?.pyramid ??
      (comparison === 'original' ? this.source.shown?.pyramid : undefined)
    if (!pyramid) return
    context.save()
    if (comparison === 'split') {
      const position = useDocument.getState().splitPosition
      context.beginPath()
      context.rect(0, 0, Math.round(context.canvas.width * position), context.canvas.height)
      context.clip()
      context.clearRect(0, 0, context.canvas.width, context.canvas.height)
    }
    if (comparison === 'difference') context.globalCompositeOperation = 'difference'
    // Of another size (upscaled, cropped): laid over the same place, by its width.
    const zoom = whole.width / pyramid.size.width
    drawPicture(context, pyramid, { left: placement.left, top: placement.top, zoom })
    context.restore()
  }
}

function mayBeTransparent(asset: Asset | undefined): boolean {
  return asset?.hasAlpha !== false
}

function sameSize(one: Size | undefined, other: Size | undefined): boolean {
  return one !== undefined && one.width === other?.width && one.height === other?.height
}
