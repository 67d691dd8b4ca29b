import type { Picture } from '../picture'

/** What is known of a picture before its pixels are looked at. */
export type PictureFacts = Omit<Picture, 'data'>

/**
 * A picture whose rows are made when they are asked for, so that a chain of steps goes through it strip
 * by strip and no step holds all of it in float32.
 */
export interface StagedPicture extends PictureFacts {
  /**
   * Rows `first` up to `end` as in `Picture`, `[rows, W, C] float32`. They are valid until rows are asked
   * for again and not to be written to. Throws what the steps behind them throw.
   */
  rows(first: number, end: number): Float32Array | Promise<Float32Array>
}

/** A buffer that is used again as long as it is large enough. */
export class Scratch {
  private buffer = new Float32Array(0)

  /** `length` numbers, whatever they hold; the ones given before are no longer valid. */
  take(length: number): Float32Array {
    if (this.buffer.length < length) this.buffer = new Float32Array(length)
    return this.buffer.subarray(0, length)
  }
}

/** The facts of a picture alone, for one that is made of it. */
export function factsOf({ width, height, channels, bitDepth, source }: PictureFacts): PictureFacts {
  return { width, height, channels, bitDepth, source }
}
