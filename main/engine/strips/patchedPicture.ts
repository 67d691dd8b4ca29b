import { writeSamples } from '../pixels/quantize'
import { FactualPicture } from './factualPicture'
import { SampledPicture } from './heldPictures'
import { Scratch, type StagedPicture } from './stagedPicture'

/** What lies over a part of a picture: `[h, w, C] float32`. */
export interface Patch {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/** A picture of which only some parts are others than in the one it is made from. */
export class PatchedPicture extends FactualPicture {
  private readonly scratch = new Scratch()

  constructor(
    private readonly upstream: StagedPicture,
    private readonly patches: readonly Patch[],
  ) {
    super(upstream)
  }

  async rows(first: number, end: number): Promise<Float32Array> {
    const under = await this.upstream.rows(first, end)
    const target = this.scratch.take(under.length)
    target.set(under)
    for (const { place, row } of this.patchRows(first, end)) target.set(row, place)
    return target
  }

  /**
   * The whole picture as whole samples, where it lies over decoded ones: what is not patched is copied as
   * it is, or left where it lies if the decoded picture is not needed any more (`inPlace`). Undefined where
   * it has to go through its rows.
   */
  samples(bitDepth: 8 | 16, inPlace: boolean): Uint8ClampedArray | Uint16Array | undefined {
    const { upstream } = this
    if (!(upstream instanceof SampledPicture) || upstream.bitDepth !== bitDepth) return undefined
    const own = inPlace ? upstream.samples : upstream.samples.slice()
    const target =
      own instanceof Uint16Array
        ? own
        : new Uint8ClampedArray(own.buffer as ArrayBuffer, own.byteOffset, own.length)
    for (const { place, row } of this.patchRows(0, this.height))
      writeSamples(row, target.subarray(place, place + row.length))
    return target
  }

  /** The patches' rows within some rows of the picture, and where they go, counted from the first. */
  private *patchRows(
    first: number,
    end: number,
  ): Generator<{ readonly place: number; readonly row: Float32Array }> {
    const { width, channels } = this
    for (const patch of this.patches) {
      const length = patch.width * channels
      const from = Math.max(first, patch.top)
      const to = Math.min(end, patch.top + patch.height)
      for (let y = from; y < to; y += 1) {
        const start = (y - patch.top) * length
        yield {
          place: ((y - first) * width + patch.left) * channels,
          row: patch.data.subarray(start, start + length),
        }
      }
    }
  }
}
