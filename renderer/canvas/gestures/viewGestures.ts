import { useDocument } from '../../state/documentStore'
import { type CropHandle, dragCrop, drawCrop, handleAt } from '../crop'
import type { Rectangle, ScreenPoint } from '../geometry'
import type { CropModule } from '../modules/cropModule'
import type { ViewModule } from '../modules/viewModule'
import type { Gesture, PointerSample } from './gesture'

/** Moves the picture with the pointer. */
export class PanGesture implements Gesture {
  private last: ScreenPoint

  constructor(
    first: PointerSample,
    private readonly view: ViewModule,
  ) {
    this.last = first.point
  }

  move(samples: readonly PointerSample[]): void {
    const point = samples.at(-1)?.point
    if (!point) return
    this.view.pan(point.x - this.last.x, point.y - this.last.y)
    this.last = point
  }

  end(): void {}
  cancel(): void {}
}

/** Hands every place of the pointer to what it drags (the split line, the small map). */
export class FollowGesture implements Gesture {
  constructor(
    first: PointerSample,
    private readonly follow: (point: ScreenPoint) => void,
  ) {
    follow(first.point)
  }

  move(samples: readonly PointerSample[]): void {
    const point = samples.at(-1)?.point
    if (point) this.follow(point)
  }

  end(): void {}
  cancel(): void {}
}

/** Drags the crop box or a handle of it, or draws a new box where the press was outside. */
export class CropGesture implements Gesture {
  private readonly before: Rectangle | undefined
  private readonly handle: CropHandle | undefined
  private readonly start

  constructor(
    first: PointerSample,
    private readonly view: ViewModule,
    private readonly crop: CropModule,
  ) {
    this.before = crop.box
    const box = crop.screenBox
    this.handle = box && handleAt(box, first.point)
    this.start = view.toImage(first.point)
  }

  move(samples: readonly PointerSample[]): void {
    const last = samples.at(-1)
    const { picture } = this.view.state.getState()
    if (!last || !picture) return
    const point = this.view.toImage(last.point)
    const ratio = last.shift ? 1 : useDocument.getState().cropRatio
    const moved = { x: point.x - this.start.x, y: point.y - this.start.y }
    this.crop.setBox(
      this.before && this.handle
        ? dragCrop(this.before, this.handle, moved, picture, ratio)
        : drawCrop(this.start, point, picture, ratio),
    )
  }

  end(): void {}

  cancel(): void {
    if (this.before) this.crop.setBox(this.before)
  }
}
