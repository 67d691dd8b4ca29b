import type { PictureFacts, StagedPicture } from './stagedPicture'

/** A staged picture of which everything but its rows is known from another one, or told beforehand. */
export abstract class FactualPicture implements StagedPicture {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  readonly bitDepth: 8 | 16
  readonly source: string

  constructor({ width, height, channels, bitDepth, source }: PictureFacts) {
    this.width = width
    this.height = height
    this.channels = channels
    this.bitDepth = bitDepth
    this.source = source
  }

  abstract rows(first: number, end: number): Float32Array | Promise<Float32Array>
}
