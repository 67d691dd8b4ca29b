import { createStore } from 'zustand/vanilla'
import { CanvasModule } from '../canvasModule'
import { clamp, type ImagePoint, type Rectangle, type ScreenPoint, type Size } from '../geometry'
import { takeRestoredPlace, tellPlaceChange, type ViewPlace } from '../viewPlace'
import {
  fitPicture,
  keepInView,
  maximumZoom,
  minimumZoom,
  nextZoomStop,
  panBy,
  pinchViewport,
  toImage,
  type Viewport,
  wheelZoom,
  zoomAround,
} from '../viewport'
import type { StageHost } from './stageHost'

export interface ViewState {
  readonly viewport: Viewport
  readonly view: Size
  readonly picture: Size | undefined
  /** Device pixels a CSS pixel. */
  readonly pixelRatio: number
  /** True while the picture is kept fitted to the window. */
  readonly fitted: boolean
  /** Two while pictures are looked at side by side, each in one half of the view. */
  readonly columns: 1 | 2
  /** True while copies of the picture lie around it. */
  readonly repeated: boolean
}

/** Of this many copies a side the fitted view shows the middle one whole and parts of its neighbours. */
const repeatsInView = 2.2

/** Where the picture lies on the screen, and every way to change that. */
export class ViewModule extends CanvasModule {
  readonly state = createStore<ViewState>()(() => ({
    viewport: { scale: 1, left: 0, top: 0 },
    view: { width: 1, height: 1 },
    picture: undefined,
    pixelRatio: 1,
    fitted: true,
    columns: 1,
    repeated: false,
  }))
  /** Zoom that a turn of the wheel has reached without snapping. */
  private freeZoom: number | undefined

  constructor(private readonly host: StageHost) {
    super()
  }

  override initialize(): void {
    this.scoped(this.state.subscribe(tellPlaceChange))
    this.state.setState({ view: this.host.size, pixelRatio: this.host.pixelRatio })
    this.host.onResize((view) => {
      const before = this.state.getState()
      this.state.setState({ view, pixelRatio: this.host.pixelRatio })
      if (before.fitted) this.fit()
      else {
        // What was in the middle stays there.
        this.place(
          panBy(
            before.viewport,
            (view.width - before.view.width) / 2,
            (view.height - before.view.height) / 2,
          ),
        )
      }
    })
  }

  get viewport(): Viewport {
    return this.state.getState().viewport
  }

  /** Device pixels a picture pixel. */
  get zoom(): number {
    const { viewport, pixelRatio } = this.state.getState()
    return viewport.scale * pixelRatio
  }

  /** Another picture: fitted, unless it has the size of the one before and replaces it in place. */
  setPicture(picture: Size | undefined, { keepView }: { keepView: boolean }): void {
    const before = this.state.getState().picture
    this.state.setState({ picture })
    const same =
      before && picture && before.width === picture.width && before.height === picture.height
    if (!picture || (keepView && same)) return
    this.fit()
    const place = takeRestoredPlace()
    if (place) {
      this.zoomTo(place.zoom)
      this.centreOn(place)
    }
  }

  /** Zoom and middle, for coming back to it; undefined while the picture is fitted. */
  get keptPlace(): ViewPlace {
    const { fitted, view, picture } = this.state.getState()
    if (fitted || !picture) return undefined
    const { x, y } = this.toImage({ x: view.width / 2, y: view.height / 2 })
    return { zoom: this.zoom, x, y }
  }

  setColumns(columns: 1 | 2): void {
    if (this.state.getState().columns === columns) return
    this.state.setState({ columns })
    this.fit()
  }

  setRepeated(repeated: boolean): void {
    if (this.state.getState().repeated === repeated) return
    this.state.setState({ repeated })
    this.fit()
  }

  /** How far the half of the view that a point lies in is moved against the view as a whole. */
  columnShift(point: ScreenPoint): number {
    const { columns, view } = this.state.getState()
    if (columns === 1) return 0
    return (point.x < view.width / 2 ? -1 : 1) * (view.width / 4)
  }

  fit(): void {
    const { picture, view, pixelRatio, columns, repeated } = this.state.getState()
    if (!picture) return
    this.freeZoom = undefined
    const shares = repeated ? repeatsInView : 1
    const cell = { width: view.width / columns / shares, height: view.height / shares }
    const viewport = fitPicture(picture, cell, {
      largestScale: 4 / pixelRatio,
      ...(repeated ? { margin: 0 } : {}),
    })
    const across = (view.width - cell.width) / 2
    const down = (view.height - cell.height) / 2
    this.state.setState({ viewport: panBy(viewport, across, down), fitted: true })
  }

  /** To a zoom round a point of the screen, the middle where none is given. */
  zoomTo(zoom: number, anchor: ScreenPoint = this.middle()): void {
    const { viewport, pixelRatio } = this.state.getState()
    this.freeZoom = undefined
    const target = clamp(zoom, this.lowestZoom(), maximumZoom)
    this.place(zoomAround(viewport, anchor, target / pixelRatio))
  }

  zoomStep(direction: 1 | -1): void {
    this.zoomTo(nextZoomStop(this.zoom, direction))
  }

  zoomByWheel(
    anchor: ScreenPoint,
    wheel: { deltaY: number; deltaMode: number; pinch: boolean },
  ): void {
    const { viewport, pixelRatio } = this.state.getState()
    const { free, zoom } = wheelZoom(this.freeZoom ?? this.zoom, wheel, this.lowestZoom())
    const point = { x: anchor.x - this.columnShift(anchor), y: anchor.y }
    this.place(zoomAround(viewport, point, zoom / pixelRatio))
    this.freeZoom = free
  }

  pinch(
    before: readonly [ScreenPoint, ScreenPoint],
    after: readonly [ScreenPoint, ScreenPoint],
  ): void {
    const { viewport, pixelRatio } = this.state.getState()
    this.freeZoom = undefined
    this.place(
      pinchViewport(viewport, before, after, {
        lowest: this.lowestZoom() / pixelRatio,
        highest: maximumZoom / pixelRatio,
      }),
    )
  }

  pan(x: number, y: number): void {
    this.place(panBy(this.viewport, x, y))
  }

  /** Brings a point of the picture to the middle of the view. */
  centreOn(point: ImagePoint): void {
    const { viewport, view } = this.state.getState()
    this.place({
      scale: viewport.scale,
      left: view.width / 2 - point.x * viewport.scale,
      top: view.height / 2 - point.y * viewport.scale,
    })
  }

  toImage(point: ScreenPoint): ImagePoint {
    return toImage(this.viewport, point)
  }

  /** A rectangle of the picture in device pixels of the screen, unrounded. */
  toDevice({ left, top, width, height }: Rectangle): Rectangle {
    const { viewport, pixelRatio } = this.state.getState()
    const scale = viewport.scale * pixelRatio
    return {
      left: viewport.left * pixelRatio + left * scale,
      top: viewport.top * pixelRatio + top * scale,
      width: width * scale,
      height: height * scale,
    }
  }

  private middle(): ScreenPoint {
    const { view } = this.state.getState()
    return { x: view.width / 2, y: view.height / 2 }
  }

  /** 10 %, or less where the picture would not fit otherwise. */
  private lowestZoom(): number {
    const { picture, view, pixelRatio } = this.state.getState()
    return picture
      ? Math.min(minimumZoom, fitPicture(picture, view).scale * pixelRatio)
      : minimumZoom
  }

  private place(viewport: Viewport): void {
    const { picture, view } = this.state.getState()
    if (!picture) return
    this.state.setState({ viewport: keepInView(viewport, picture, view), fitted: false })
  }
}
