import type { Address } from '../kernels/kernelMemory'
import { FactualPicture } from './factualPicture'
import { SampledPicture } from './heldPictures'
import type { StripOperation } from './operations'
import { RowChain } from './rowChain'
import type { StagedPicture } from './stagedPicture'

/** A picture that operations go over when its rows are asked for. */
export class PaintedPicture extends FactualPicture {
  /** What lies below all operations. */
  readonly base: StagedPicture
  /** The first one first. */
  readonly operations: readonly StripOperation[]
  private chain: RowChain | undefined
  /** The row after the last one asked for: going on from there makes nothing anew. */
  private next: number | undefined
  /** The row of the base after the last one that was asked for. */
  private read = 0
  private result: Address = 0
  private room = 0

  constructor(upstream: StagedPicture, operation: StripOperation) {
    super(upstream)
    const isPainted = upstream instanceof PaintedPicture
    this.base = isPainted ? upstream.base : upstream
    this.operations = isPainted ? [...upstream.operations, operation] : [operation]
  }

  async rows(first: number, end: number): Promise<Float32Array> {
    const { base, width, height, channels } = this
    const sampled = base instanceof SampledPicture ? base : undefined
    this.chain ??= new RowChain({ width, channels, sampleBits: sampled?.bitDepth }, this.operations)
    const { memory, held, made } = this.chain
    if (first !== this.next) {
      made.restart()
      this.read = Math.max(0, first - made.halo)
    }
    const bottom = Math.min(height, end + made.halo)
    if (this.read < bottom) {
      const rows = sampled
        ? sampled.sampleRows(this.read, bottom)
        : await base.rows(this.read, bottom)
      held.load(rows, this.read, height)
      this.read = bottom
    }
    const length = width * channels
    const wanted = (end - first) * length
    if (this.room < wanted) {
      this.result = memory.reserveFloats(wanted)
      this.room = wanted
    }
    for (let y = first; y < end; y += 1) made.writeRow(y, this.result + (y - first) * length * 4)
    this.next = end
    return memory.floats(this.result, wanted)
  }
}
