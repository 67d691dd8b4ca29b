import type { Samples } from '../pixels/quantize'

/** A whole picture as whole samples, some of which may still be written. */
export interface RisingSamples {
  readonly samples: Samples
  readonly channels: 3 | 4
  /** Waits until rows `first` up to `end` are as they stay. Throws what making them threw. */
  ready(first: number, end: number): Promise<void>
}
