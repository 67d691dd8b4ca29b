import { flattenOnWhite, newSamples, type Samples, writeSamples } from '../pixels/quantize'
import { SampledPicture } from './heldPictures'
import type { StripOperation } from './operations'
import { PaintedPicture } from './paintedPicture'
import type { PictureFacts, StagedPicture } from './stagedPicture'

/** What is done to every strip of a picture on its way from decoded to written samples. */
export interface PaintPlan {
  readonly facts: PictureFacts
  readonly operations: readonly StripOperation[]
  /** Bits of the written samples. */
  readonly bitDepth: 8 | 16
  /** Whether the result lies on white and has three channels. */
  readonly flatten: boolean
}

/** Rows of a picture with as many around them as the operations look at. */
export interface StripWindow {
  readonly samples: Samples
  readonly height: number
  /** The rows that are wanted, counted from the window's first. */
  readonly first: number
  readonly end: number
}

/** Paints strips of one picture, one at a time; makes its tables once. */
export class StripPainter {
  private readonly base: SampledPicture
  private readonly last: StagedPicture

  constructor(readonly plan: PaintPlan) {
    this.base = new SampledPicture(plan.facts, newSamples(0, plan.facts.bitDepth))
    this.last = plan.operations.reduce<StagedPicture>(
      (upstream, operation) => new PaintedPicture(upstream, operation),
      this.base,
    )
  }

  /** The wanted rows as the samples that are written, into `target`. */
  async paint(
    { samples, height, first, end }: StripWindow,
    target: Uint8ClampedArray | Uint16Array,
  ): Promise<void> {
    this.base.load(samples, height)
    writeRows(await this.last.rows(first, end), this.plan.flatten, target)
  }

  /** How many samples a number of rows has. */
  length(rows: number): number {
    const { facts, flatten } = this.plan
    return rows * facts.width * (flatten ? 3 : facts.channels)
  }
}

/** Rows as the samples that are written, into `target`. */
export function writeRows(
  rows: Float32Array,
  flatten: boolean,
  target: Uint8ClampedArray | Uint16Array,
): void {
  writeSamples(flatten ? flattenOnWhite(rows) : rows, target)
}
