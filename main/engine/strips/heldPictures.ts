import type { Picture } from '../picture'
import { fromSamples, type Samples } from '../pixels/quantize'
import { FactualPicture } from './factualPicture'
import { factsOf, type PictureFacts, Scratch } from './stagedPicture'

/** A picture whose parts can be asked for again and again without being made anew each time. */
export type HeldPicture = FloatPicture | SampledPicture

/** A picture that is in memory as float32 already. */
export class FloatPicture extends FactualPicture {
  constructor(readonly picture: Picture) {
    super(picture)
  }

  rows(first: number, end: number): Float32Array {
    const length = this.width * this.channels
    return this.picture.data.subarray(first * length, end * length)
  }
}

/** A picture as it was decoded: whole samples, which become float32 strip by strip. */
export class SampledPicture extends FactualPicture {
  private readonly scratch = new Scratch()

  /** `samples` `[H, W, C]`, of 8 or 16 bits as `facts` say. */
  constructor(
    facts: PictureFacts,
    readonly samples: Samples,
  ) {
    super(facts)
  }

  sampleRows(first: number, end: number): Samples {
    const length = this.width * this.channels
    return this.samples.subarray(first * length, end * length)
  }

  rows(first: number, end: number): Float32Array {
    const samples = this.sampleRows(first, end)
    const target = this.scratch.take(samples.length)
    fromSamples(samples, target)
    return target
  }

  /** The same pixels as coming from another format. */
  from(source: string): SampledPicture {
    return new SampledPicture({ ...factsOf(this), source }, this.samples)
  }
}
