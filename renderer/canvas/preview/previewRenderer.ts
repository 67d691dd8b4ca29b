import type { PictureView } from '../../../preload/contract/pictureView'
import type { GeometryPlan } from '../../../preload/contract/pixels/geometryPlan'
import type { Pyramid } from '../picture/pyramid'
import type { ColourStep } from './picturePreview'

/** A part of the picture at some resolution, with room for what the preview makes of it. */
export interface PreviewSource {
  readonly canvas: OffscreenCanvas
  /** Pixels of `canvas` a picture pixel: radii shrink with it. */
  readonly scale: number
}

/** Applies a preview's colours to a source. Keeps what it can of a source between calls. */
export interface PreviewRenderer {
  render(source: PreviewSource, steps: readonly ColourStep[]): OffscreenCanvas | ImageBitmap
  /** Whether `turn` makes such a view: a close one of a large picture it does not. */
  turns(pyramid: Pyramid, plan: GeometryPlan, view: PictureView): boolean
  /** A view of what a plan makes of a picture, by the engine's own kernel; undefined where `turns` is false. */
  turn(pyramid: Pyramid, plan: GeometryPlan, view: PictureView): OffscreenCanvas | undefined
  destroy(): void
}
