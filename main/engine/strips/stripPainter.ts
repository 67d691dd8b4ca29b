import type { Address } from '../kernels/kernelMemory'
import type { Samples } from '../pixels/quantize'
import type { StripOperation } from './operations'
import { RowChain } from './rowChain'
import type { PictureFacts } from './stagedPicture'

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
  private readonly chain: RowChain
  private readonly row: Address
  private readonly flat: Address
  private readonly samples: Address

  constructor(readonly plan: PaintPlan) {
    const { width, channels, bitDepth } = plan.facts
    this.chain = new RowChain({ width, channels, sampleBits: bitDepth }, plan.operations)
    const { memory } = this.chain
    this.row = memory.reserveFloats(width * channels)
    this.flat = plan.flatten ? memory.reserveFloats(width * 3) : this.row
    this.samples = memory.reserve(width * channels * 2)
  }

  /** Rows above and below that a row depends on. */
  get halo(): number {
    return this.chain.made.halo
  }

  /** The wanted rows as the samples that are written, into `target`. */
  paint(
    { samples, height, first, end }: StripWindow,
    target: Uint8ClampedArray | Uint16Array,
  ): void {
    const { plan, chain } = this
    const { memory, held, made } = chain
    const { kernels } = memory
    made.restart()
    held.load(samples, 0, height)
    const length = this.length(1)
    const isDeep = plan.bitDepth === 16
    const toSamples = isDeep ? kernels.wordsOfFloats : kernels.bytesOfFloats
    const painted = isDeep ? memory.words(this.samples, length) : memory.bytes(this.samples, length)
    for (let y = first; y < end; y += 1) {
      made.writeRow(y, this.row)
      if (plan.flatten) kernels.flattenOnWhite(this.row, plan.facts.width, this.flat)
      toSamples(this.flat, length, this.samples)
      target.set(painted, (y - first) * length)
    }
  }

  /** How many samples a number of rows has. */
  length(rows: number): number {
    const { facts, flatten } = this.plan
    return rows * facts.width * (flatten ? 3 : facts.channels)
  }
}
