import { fromSamples, newSamples, type Samples } from '../pixels/quantize'
import { FactualPicture } from './factualPicture'
import { type PictureFacts, Scratch } from './stagedPicture'

/** Some rows of a picture, which go on from those before: up to `end`. */
export interface Band<Data = Samples> {
  readonly end: number
  /** `[rows, W, C]`. */
  readonly data: Data
}

/**
 * A picture that is made from its top to its bottom as its rows are asked for, and of which no more than a band is held.
 * So it can be gone through once: rows above those asked for last are gone.
 */
export class BandedPicture extends FactualPicture {
  private readonly scratch = new Scratch()
  private first = 0
  private band: Band
  private last: Promise<unknown> = Promise.resolve()

  /** `bands` give whole samples of `facts.bitDepth`. */
  constructor(
    facts: PictureFacts,
    private readonly bands: AsyncIterator<Band>,
  ) {
    super(facts)
    this.band = { end: 0, data: newSamples(0, facts.bitDepth) }
  }

  /**
   * Rows `first` up to `end` as whole samples, which stay as they are. Several may be asked for at once, in their order.
   * Throws what making them throws.
   */
  sampleRows(first: number, end: number): Promise<Samples> {
    const rows = this.last.then(() => this.take(first, end))
    this.last = rows
    // Whoever asked hears of a failure, and so does everybody after.
    rows.catch(() => undefined)
    return rows
  }

  async rows(first: number, end: number): Promise<Float32Array> {
    const samples = await this.sampleRows(first, end)
    return fromSamples(samples, this.scratch.take(samples.length))
  }

  private async take(first: number, end: number): Promise<Samples> {
    if (first < this.first) throw new Error('rows that are gone were asked for')
    while (this.band.end <= first) await this.goOn()
    const length = this.width * this.channels
    if (end <= this.band.end) return this.held(first, end)
    const target = newSamples((end - first) * length, this.bitDepth)
    for (let y = first; y < end; y = Math.min(end, this.band.end)) {
      if (y >= this.band.end) await this.goOn()
      target.set(this.held(y, Math.min(end, this.band.end)), (y - first) * length)
    }
    return target
  }

  /** Rows of the band that is held. */
  private held(first: number, end: number): Samples {
    const length = this.width * this.channels
    return this.band.data.subarray((first - this.first) * length, (end - this.first) * length)
  }

  private async goOn(): Promise<void> {
    this.first = this.band.end
    const next = await this.bands.next()
    if (next.done) throw new Error('a picture ended before its last row')
    this.band = next.value
  }
}
