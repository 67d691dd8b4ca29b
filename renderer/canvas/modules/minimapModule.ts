import { CanvasModule } from '../canvasModule'
import type { Rectangle, ScreenPoint } from '../geometry'
import { drawPicture } from '../picture/drawPicture'
import { visiblePart } from '../viewport'
import type { PictureModule } from './pictureModule'
import { deviceShape, type StageHost } from './stageHost'
import type { ViewModule } from './viewModule'

const longestSide = 160
const margin = 12

/** A small map of the picture in the corner while only a part of it is on the screen. */
export class MinimapModule extends CanvasModule {
  constructor(
    private readonly host: StageHost,
    private readonly view: ViewModule,
    private readonly picture: PictureModule,
  ) {
    super()
  }

  override initialize(): void {
    this.host.add(
      'tool',
      deviceShape((context) => this.draw(context)),
    )
    this.scoped(this.view.state.subscribe(() => this.host.redraw('tool')))
  }

  isOver(point: ScreenPoint): boolean {
    const place = this.place()
    return (
      place !== undefined &&
      point.x >= place.left &&
      point.x <= place.left + place.width &&
      point.y >= place.top &&
      point.y <= place.top + place.height
    )
  }

  /** Brings the picture's part under a point of the map to the middle of the screen. */
  moveTo(point: ScreenPoint): void {
    const place = this.place()
    const { picture } = this.view.state.getState()
    if (!place || !picture) return
    this.view.centreOn({
      x: ((point.x - place.left) / place.width) * picture.width,
      y: ((point.y - place.top) / place.height) * picture.height,
    })
  }

  /** Where the map lies on the screen; undefined while most of the picture is in view. */
  private place(): Rectangle | undefined {
    const { picture, view, viewport } = this.view.state.getState()
    if (!picture) return undefined
    const shown = visiblePart(viewport, view, picture)
    const part = (shown.width * shown.height) / (picture.width * picture.height)
    if (part > 0.6) return undefined
    const scale = longestSide / Math.max(picture.width, picture.height)
    const width = picture.width * scale
    const height = picture.height * scale
    return { left: view.width - width - margin, top: view.height - height - margin, width, height }
  }

  private draw(context: CanvasRenderingContext2D): void {
    const place = this.place()
    const { picture, view, viewport, pixelRatio } = this.view.state.getState()
    const pyramid = this.picture.source.shown?.pyramid
    if (!place || !picture || !pyramid) return
    context.save()
    context.scale(pixelRatio, pixelRatio)
    context.fillStyle = 'rgba(0, 0, 0, 0.6)'
    context.fillRect(place.left - 3, place.top - 3, place.width + 6, place.height + 6)
    context.beginPath()
    context.rect(place.left, place.top, place.width, place.height)
    context.clip()
    const zoom = place.width / pyramid.size.width
    drawPicture(context, pyramid, { left: place.left, top: place.top, zoom })
    const scale = place.width / picture.width
    const part = visiblePart(viewport, view, picture)
    const frame = (colour: string, lineWidth: number) => {
      context.strokeStyle = colour
      context.lineWidth = lineWidth
      context.strokeRect(
        place.left + part.left * scale,
        place.top + part.top * scale,
        part.width * scale,
        part.height * scale,
      )
    }
    frame('rgba(0, 0, 0, 0.7)', 3)
    frame('#ffffff', 1.5)
    context.restore()
  }
}
