import type { Picture } from '../picture'
import { writeInterleaved } from '../pixels/interleave'
import { newSamples } from '../pixels/quantize'
import { FactualPicture } from './factualPicture'
import { factsOf, Scratch } from './stagedPicture'

/** A picture as a network draws it, a plane for each colour: in the order of pixels only once that is asked for. */
export class PlanarPicture extends FactualPicture {
  private readonly scratch = new Scratch()

  /** `planes` `[3, height, width]`; what lies outside 0..1 is shown clamped. */
  constructor(
    width: number,
    height: number,
    readonly planes: Float32Array,
  ) {
    super({ width, height, channels: 3, bitDepth: 8, source: 'generated' })
  }

  rows(first: number, end: number): Float32Array {
    return this.write(first, end, this.scratch.take((end - first) * this.width * 3))
  }

  /** All of it in float32. */
  whole(): Picture {
    const data = new Float32Array(this.planes.length)
    return { ...factsOf(this), data: this.write(0, this.height, data) }
  }

  /** All of it as whole samples, without having been in float32 in that order. */
  samples(bitDepth: 8 | 16): Uint8ClampedArray | Uint16Array {
    return this.write(0, this.height, newSamples(this.planes.length, bitDepth))
  }

  private write<Data extends Float32Array | Uint8ClampedArray | Uint16Array>(
    first: number,
    end: number,
    data: Data,
  ): Data {
    const { width, planes } = this
    writeInterleaved(planes, first * width, (end - first) * width, { data, stride: 3 }, 0)
    return data
  }
}
