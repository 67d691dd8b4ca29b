/**
 * A picture in memory while steps work on it: `[H, W, C] float32`, interleaved, straight alpha,
 * sRGB-encoded 0..1, upright. A 16-bit source keeps `bitDepth` 16 so that it is written with 16 bits.
 */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  readonly data: Float32Array
  readonly bitDepth: 8 | 16
  /** Format of the file it came from (`jpeg`, `png`, …), or `generated`. */
  readonly source: string
}
