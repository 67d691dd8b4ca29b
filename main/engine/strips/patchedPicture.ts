import { writeSamples } from '../pixels/quantize'
import { FactualPicture } from './factualPicture'
import { SampledPicture } from './heldPictures'
import { heldSamples, type RisingSamples } from './risingSamples'
import { Scratch, type StagedPicture } from './stagedPicture'

/** What lies over a part of a picture. */
export interface Patch {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** `[h, w, C] float32`, once it is made. */
  readonly data: Promise<Float32Array>
}

/** A picture of which only some parts are others than in the one it is made from, or will be once they are made. */
export class PatchedPicture extends FactualPicture {
  private readonly scratch = new Scratch()

  constructor(
    private readonly upstream: StagedPicture,
    private readonly patches: readonly Patch[],
  ) {
    super(upstream)
    // Whoever asks for its rows hears of a failure.
    for (const { data } of patches) data.catch(() => undefined)
  }

  /** Throws what making the patches within the rows threw. */
  async rows(first: number, end: number): Promise<Float32Array> {
    const over = this.over(first, end)
    const made = await Promise.all(over.map(({ data }) => data))
    const under = await this.upstream.rows(first, end)
    const target = this.scratch.take(under.length)
    target.set(under)
    over.forEach((patch, index) => {
      for (const { place, row } of this.patchRows(patch, made[index] as Float32Array, first, end))
        target.set(row, place)
    })
    return target
  }

  /**
   * The whole picture as whole samples, where it lies over decoded ones: what is not patched is copied as
   * it is, or left where it lies if the decoded picture is not needed any more (`inPlace`), but by who makes its patches.
   * Undefined where it has to go through its rows.
   */
  samples(bitDepth: 8 | 16, inPlace: boolean): RisingSamples | undefined {
    const { upstream } = this
    if (!(upstream instanceof SampledPicture) || upstream.bitDepth !== bitDepth) return undefined
    const own = inPlace ? upstream.samples : upstream.samples.slice()
    const samples =
      own instanceof Uint16Array
        ? own
        : new Uint8ClampedArray(own.buffer as ArrayBuffer, own.byteOffset, own.length)
    const written = new Map(
      this.patches.map((patch) => [
        patch,
        patch.data.then((data) => {
          for (const { place, row } of this.patchRows(patch, data, 0, this.height))
            writeSamples(row, samples.subarray(place, place + row.length))
        }),
      ]),
    )
    for (const one of written.values()) one.catch(() => undefined)
    return heldSamples(samples, this, (first, end) => {
      const over = [...written].filter(([patch]) => isOver(patch, first, end))
      return Promise.all(over.map(([, one]) => one))
    })
  }

  private over(first: number, end: number): readonly Patch[] {
    return this.patches.filter((patch) => isOver(patch, first, end))
  }

  /** A patch's rows within some rows of the picture, and where they go, counted from the first. */
  private *patchRows(
    patch: Patch,
    data: Float32Array,
    first: number,
    end: number,
  ): Generator<{ readonly place: number; readonly row: Float32Array }> {
    const { width, channels } = this
    const length = patch.width * channels
    const from = Math.max(first, patch.top)
    const to = Math.min(end, patch.top + patch.height)
    for (let y = from; y < to; y += 1) {
      const start = (y - patch.top) * length
      yield {
        place: ((y - first) * width + patch.left) * channels,
        row: data.subarray(start, start + length),
      }
    }
  }
}

function isOver({ top, height }: Patch, first: number, end: number): boolean {
  return top < end && top + height > first
}
