import type { Samples } from '../pixels/quantize'

/** A whole picture as whole samples, some of which may still be made. */
export interface RisingSamples {
  readonly channels: 3 | 4
  /** Whether rows are made as they are asked for, from the top to the bottom, and held by nobody. */
  readonly passBy: boolean
  /** Rows `first` up to `end` once they are as they stay. Throws what making them threw. */
  rows(first: number, end: number): Promise<Samples>
}

/** The samples of a picture in memory, whose rows stay as they are once they are `ready`; left out, all of them do. */
export function heldSamples(
  samples: Samples,
  { width, channels }: { readonly width: number; readonly channels: 3 | 4 },
  ready: (first: number, end: number) => Promise<unknown> = () => Promise.resolve(),
): RisingSamples {
  const length = width * channels
  return {
    channels,
    passBy: false,
    async rows(first, end) {
      await ready(first, end)
      const areAll = end * length - first * length === samples.length
      return areAll ? samples : samples.subarray(first * length, end * length)
    },
  }
}
