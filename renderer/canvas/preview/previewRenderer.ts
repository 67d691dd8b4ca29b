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
  destroy(): void
}
