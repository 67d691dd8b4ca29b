import { SampledPicture } from './heldPictures'
import { type StripOperation, stageOf } from './operations'
import { Scratch, type StagedPicture } from './stagedPicture'
import type { StripStage } from './stripStage'

/** A picture that an operation goes over when its rows are asked for. */
export class PaintedPicture implements StagedPicture {
  private readonly stage: StripStage
  private readonly scratch = new Scratch()

  constructor(
    readonly upstream: StagedPicture,
    readonly operation: StripOperation,
  ) {
    this.stage = stageOf(operation)
  }

  get width(): number {
    return this.upstream.width
  }
  get height(): number {
    return this.upstream.height
  }
  get channels(): 3 | 4 {
    return this.upstream.channels
  }
  get bitDepth(): 8 | 16 {
    return this.upstream.bitDepth
  }
  get source(): string {
    return this.upstream.source
  }
  get halo(): number {
    return this.stage.halo
  }

  async rows(first: number, end: number): Promise<Float32Array> {
    const { upstream, stage, width, height, channels } = this
    const target = this.scratch.take((end - first) * width * channels)
    if (stage.paintSamples && upstream instanceof SampledPicture) {
      stage.paintSamples(upstream.sampleRows(first, end), target, channels)
      return target
    }
    const top = Math.max(0, first - stage.halo)
    const bottom = Math.min(height, end + stage.halo)
    const data = await upstream.rows(top, bottom)
    stage.paint({ data, width, height: bottom - top, channels }, first - top, end - top, target)
    return target
  }
}
