import { type DocumentState, useDocument } from '../../state/documentStore'
import { CanvasModule } from '../canvasModule'
import {
  centredCrop,
  cropHandles,
  fitCropRatio,
  fromFractions,
  handlePoint,
  toFractions,
} from '../crop'
import type { Rectangle } from '../geometry'
import { rectangleToScreen } from '../viewport'
import { deviceShape, type StageHost } from './stageHost'
import type { ViewModule } from './viewModule'

/** The crop box: what lies outside is darkened, thirds are marked, and its handles are shown. */
export class CropModule extends CanvasModule {
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
    this.scoped(
      this.view.state.subscribe(({ picture }, before) => {
        if (picture !== before.picture) this.keepRatio()
        this.host.redraw('tool')
      }),
    )
    this.scoped(useDocument.subscribe((state, before) => this.follow(state, before)))
  }

  /** The box in pixels of the picture; undefined while nothing is being cropped. */
  get box(): Rectangle | undefined {
    const { crop, tool } = useDocument.getState()
    const { picture, columns } = this.view.state.getState()
    return tool === 'crop' && crop && picture && columns === 1
      ? fromFractions(crop, picture)
      : undefined
  }

  get screenBox(): Rectangle | undefined {
    return this.box && rectangleToScreen(this.view.viewport, this.box)
  }

  setBox(box: Rectangle): void {
    const { picture } = this.view.state.getState()
    if (!picture || box.width < 1 || box.height < 1) return
    useDocument.getState().setCrop(toFractions(box, picture))
  }

  private follow(state: DocumentState, before: DocumentState): void {
    if (state.tool === before.tool && state.crop === before.crop) return
    const { picture } = this.view.state.getState()
    // Taking up the tool shows a box at once, so that there is something to drag.
    if (state.tool === 'crop' && !state.crop && picture && state.asset) {
      this.setBox(centredCrop(picture, state.cropRatio))
    }
    this.host.redraw('tool')
  }

  /** Straightening changes the sides of what the box lies on. */
  private keepRatio(): void {
    const { crop, cropRatio, tool, setCrop } = useDocument.getState()
    const { picture } = this.view.state.getState()
    if (tool !== 'crop' || !crop || !cropRatio || !picture) return
    const fitted = fitCropRatio(crop, picture, cropRatio)
    if (fitted !== crop) setCrop(fitted)
  }

  private draw(context: CanvasRenderingContext2D): void {
    const box = this.box
    const { picture, pixelRatio } = this.view.state.getState()
    if (!box || !picture) return
    const whole = this.view.toDevice({ left: 0, top: 0, ...picture })
    const { left, top, width, height } = rounded(this.view.toDevice(box))
    context.fillStyle = 'rgba(0, 0, 0, 0.55)'
    context.beginPath()
    context.rect(whole.left, whole.top, whole.width, whole.height)
    context.rect(left, top, width, height)
    context.fill('evenodd')
    context.lineWidth = pixelRatio
    context.strokeStyle = 'rgba(255, 255, 255, 0.4)'
    context.beginPath()
    for (const third of [1 / 3, 2 / 3]) {
      context.moveTo(left + width * third, top)
      context.lineTo(left + width * third, top + height)
      context.moveTo(left, top + height * third)
      context.lineTo(left + width, top + height * third)
    }
    context.stroke()
    context.strokeStyle = '#ffffff'
    context.strokeRect(left, top, width, height)
    context.fillStyle = '#ffffff'
    context.strokeStyle = 'rgba(0, 0, 0, 0.6)'
    const half = 5 * pixelRatio
    for (const handle of cropHandles) {
      const { x, y } = handlePoint({ left, top, width, height }, handle)
      context.fillRect(x - half, y - half, 2 * half, 2 * half)
      context.strokeRect(x - half, y - half, 2 * half, 2 * half)
    }
  }
}

function rounded({ left, top, width, height }: Rectangle): Rectangle {
  const x = Math.round(left)
  const y = Math.round(top)
  return {
    left: x,
    top: y,
    width: Math.round(left + width) - x,
    height: Math.round(top + height) - y,
  }
}
