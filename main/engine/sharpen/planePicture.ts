import { createPacer, type Pacer } from '../pacer'
import { gaussianBlur, type Plane } from '../pixels/gaussianBlur'
import { writeLuma } from '../pixels/luma'
import { forEachStrip } from '../strips/forEachStrip'
import { factsOf, type PictureFacts, Scratch, type StagedPicture } from '../strips/stagedPicture'
import { addDifference, type Unsharp } from './addDifference'

/**
 * A picture sharpened with a radius whose filter runs along whole columns: the blurred luma is made first,
 * for all of it, and the rows are made from that when they are asked for.
 */
export async function sharpenedByPlane(
  upstream: StagedPicture,
  unsharp: Unsharp,
  radius: number,
  weighted: boolean,
  signal: AbortSignal,
  progress: (fraction: number) => void,
): Promise<StagedPicture> {
  const pacer = createPacer(signal)
  const { width, height, channels } = upstream
  const luma = new Float32Array(width * height)
  const alpha = weighted ? new Float32Array(width * height) : undefined
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
  const weighted = luma.data.map((value, pixel) => value * (alpha[pixel] as number))
  const sums = await gaussianBlur({ ...luma, data: weighted }, radius, pacer)
  const weights = await gaussianBlur({ ...luma, data: alpha }, radius, pacer)
  return sums.map((sum, pixel) => {
    const weight = weights[pixel] as number
    return weight > 1e-6 ? sum / weight : (luma.data[pixel] as number)
  })
}

class PlaneSharpenedPicture implements StagedPicture {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  readonly bitDepth: 8 | 16
  readonly source: string
  private readonly target = new Scratch()
  private readonly luma = new Scratch()

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
    const luma = this.luma.take((end - first) * width)
    writeLuma(rows, channels, luma)
    const target = this.target.take(rows.length)
    const blurred = this.blurred.subarray(first * width, end * width)
    addDifference(rows, channels, luma, blurred, this.unsharp, target)
    return target
  }
}
