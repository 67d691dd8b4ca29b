import type { BorderPlan } from '../../../preload/contract/pixels/borderPlan'
import { reflect } from '../tiles/reflect'
import { FactualPicture } from './factualPicture'
import { factsOf, Scratch, type StagedPicture } from './stagedPicture'

/** Red, green, blue and, where it is transparent, alpha, 0..1. */
export type BorderColour = readonly [number, number, number] | readonly [number, number, number, 0]

/**
 * A picture with a border in one colour. A transparent one makes the whole picture one with alpha; an opaque one lies
 * behind the picture as well, so that no part of it stays transparent.
 */
export class ColouredBorder extends FactualPicture {
  private readonly scratch = new Scratch()

  constructor(
    private readonly upstream: StagedPicture,
    private readonly plan: BorderPlan,
    private readonly colour: BorderColour,
  ) {
    super({ ...factsOf(upstream), ...plan.size, channels: colour.length })
  }

  async rows(first: number, end: number): Promise<Float32Array> {
    const { channels, colour, upstream, width } = this
    const { inside } = this.plan
    const target = this.scratch.take((end - first) * width * channels)
    for (let place = 0; place < target.length; place += channels) target.set(colour, place)
    const from = Math.max(first, inside.top)
    const to = Math.min(end, inside.top + inside.height)
    if (from >= to) return target
    const rows = await upstream.rows(from - inside.top, to - inside.top)
    const length = inside.width * upstream.channels
    for (let y = from; y < to; y += 1)
      this.layRow(
        rows.subarray((y - from) * length, (y - from + 1) * length),
        target,
        ((y - first) * width + inside.left) * channels,
      )
    return target
  }

  private layRow(row: Float32Array, target: Float32Array, start: number): void {
    const { channels, colour } = this
    const given = this.upstream.channels
    if (given === channels) {
      target.set(row, start)
      return
    }
    for (let from = 0, to = start; from < row.length; from += given, to += channels) {
      const alpha = given === 4 ? (row[from + 3] as number) : 1
      for (let channel = 0; channel < 3; channel += 1) {
        const value = row[from + channel] as number
        // Whole shares as they are: a result that is opaque anyhow is the same to the bit.
        target[to + channel] =
          alpha === 1 ? value : value * alpha + (colour[channel] as number) * (1 - alpha)
      }
      if (channels === 4) target[to + 3] = 1
    }
  }
}

/** A picture whose rows can be asked for in any order, with a border of its own pixels. */
export class ContinuedBorder extends FactualPicture {
  private readonly scratch = new Scratch()
  /** The column of the picture that each column of the result shows. */
  private readonly columns: Int32Array

  /** `mirror` shows the picture again beyond its edges; `edge` draws out its outermost pixels. */
  constructor(
    private readonly upstream: StagedPicture,
    private readonly plan: BorderPlan,
    private readonly way: 'mirror' | 'edge',
  ) {
    super({ ...factsOf(upstream), ...plan.size })
    const { left, width } = plan.inside
    this.columns = Int32Array.from({ length: plan.size.width }, (_, x) =>
      this.placeWithin(x - left, width),
    )
  }

  async rows(first: number, end: number): Promise<Float32Array> {
    const { channels, columns, upstream, width } = this
    const { top, height } = this.plan.inside
    const target = this.scratch.take((end - first) * width * channels)
    let to = 0
    for (let y = first; y < end; y += 1) {
      const source = this.placeWithin(y - top, height)
      const row = await upstream.rows(source, source + 1)
      for (const column of columns) {
        const from = column * channels
        for (let channel = 0; channel < channels; channel += 1, to += 1)
          target[to] = row[from + channel] as number
      }
    }
    return target
  }

  private placeWithin(place: number, length: number): number {
    return this.way === 'mirror' ? reflect(place, length) : Math.min(length - 1, Math.max(0, place))
  }
}
