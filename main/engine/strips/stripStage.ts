import type { Samples } from '../pixels/quantize'

/** Rows of a picture, `[H, W, C] float32`. */
export interface Strip {
  readonly data: Float32Array
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
}

/** What a step does to a picture, as something that can be done strip by strip, in any order. */
export interface StripStage {
  /** Rows above and below that a row depends on. */
  readonly halo: number
  /**
   * Paints the rows `first` up to `end` of a strip into `target`. The strip has `halo` rows more on both
   * sides, or ends where the picture ends.
   */
  paint(strip: Strip, first: number, end: number, target: Float32Array): void
  /** For a stage without a halo: the same from whole samples, where that is quicker than float32 first. */
  paintSamples?(samples: Samples, target: Float32Array, channels: 3 | 4): void
}
