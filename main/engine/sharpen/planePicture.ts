import { createPacer, type Pacer } from '../pacer'
import { gaussianBlur, type Plane } from '../pixels/gaussianBlur'
import { writeLuma } from '../pixels/luma'
import { forEachStrip } from '../strips/forEachStrip'
import { factsOf, type PictureFacts, Scratch, type StagedPicture } from '../strips/stagedPicture'
import { addDifference, type Unsharp } from './addDifference'
import { divideByWeight, weighted } from './weightedPlane'

/**
 * A picture sharpened with a radius whose filter runs along whole columns: the blurred luma is made first,
 * for all of it, and the rows are made from that when they are asked for.
 */
export async function sharpenedByPlane(
  upstream: StagedPicture,
  unsharp: Unsharp,
  radius: number,
  isWeighted: boolean,
  signal: AbortSignal,
  progress: (fraction: number) => void,
): Promise<StagedPicture> {
  const pacer = createPacer(signal)
  const { width, height, channels } = upstream
  const luma = new Float32Array(width * height)
  const alpha = isWeighted ? new Float32Array(width * height) : undefined
  await forEachStrip(upstream, pacer, (first, end, rows) => {
    writeLuma(rows, channels, luma.subarray(first * width, end * width))
    if (!alpha) return
    for (let pixel = first * width, index = 3; pixel < end * width; pixel += 1, index += 4)
      alpha[pixel] = rows[index] as number
  })
  progress(0.3)
  const blurred = alpha
    ? await blurWeighted({ width, height, data: luma }, alpha, radius, pacer)
    : await gaussianBlur({ width, height, data: luma }, radius, pacer)
  return new PlaneSharpenedPicture(upstream, unsharp, blurred)
}

/** The blurred luma, in which transparent pixels have no say where there are visible ones. */
async function blurWeighted(
  luma: Plane,
  alpha: Float32Array,
  radius: number,
  pacer: Pacer,
): Promise<Float32Array> {
  const sums = await gaussianBlur({ ...luma, data: weighted(luma.data, alpha) }, radius, pacer)
  const weights = await gaussianBlur({ ...luma, data: alpha }, radius, pacer)
  divideByWeight(sums, weights, luma.data)
  return sums
}

class PlaneSharpenedPicture implements StagedPicture {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  readonly bitDepth: 8 | 16
  readonly source: string
  private readonly target = new Scratch()

  constructor(
    private readonly upstream: StagedPicture,
    private readonly unsharp: Unsharp,
    private readonly blurred: Float32Array,
  ) {
    const facts: PictureFacts = factsOf(upstream)
    this.width = facts.width
    this.height = facts.height
    this.channels = facts.channels
    this.bitDepth = facts.bitDepth
    this.source = facts.source
  }

  async rows(first: number, end: number): Promise<Float32Array> {
    const { width, channels } = this
    const rows = await this.upstream.rows(first, end)
    const target = this.target.take(rows.length)
    const blurred = this.blurred.subarray(first * width, end * width)
    addDifference(rows, channels, blurred, this.unsharp, target)
    return target
  }
}
