import type { Contributions } from '../../../preload/contract/pixels/contributions'
import { type Address, KernelMemory } from '../kernels/kernelMemory'

/**
 * Resamples a picture row by row in kernel memory: every row across as soon as it is there, and from the last of
 * those the rows of the result. Both go down the picture.
 */
export class RowResampler {
  readonly memory = new KernelMemory()
  /** Where the next row of the source is written, `[W, C] float32`. */
  readonly source: Address
  /** Where a row of the result is. */
  readonly result: Address
  private readonly firsts: Address
  private readonly weightsAcross: Address
  private readonly weightsDown: Address
  private readonly kept: readonly Address[]
  /** The address of the row for every tap. */
  private readonly rows: Address
  /** Rows of the source that have been taken. */
  private taken = 0

  /** For rows of `sourceWidth` pixels of 1, 3 or 4 channels. */
  constructor(
    sourceWidth: number,
    private readonly channels: number,
    private readonly across: Contributions,
    private readonly down: Contributions,
  ) {
    const { memory } = this
    const length = across.first.length * channels
    this.source = memory.reserveFloats(sourceWidth * channels)
    this.result = memory.reserveFloats(length)
    this.firsts = memory.reserve(across.first.length * 4)
    memory.addresses(this.firsts, across.first.length).set(across.first)
    this.weightsAcross = memory.store(across.weights)
    this.weightsDown = memory.store(down.weights)
    this.kept = Array.from({ length: down.taps }, () => memory.reserveFloats(length))
    this.rows = memory.reserve(down.taps * 4)
  }

  /** The row of the source that is to be written next for row `y` of the result; undefined where all are there. */
  wanted(y: number): number | undefined {
    const first = this.down.first[y] as number
    this.taken = Math.max(this.taken, first)
    return this.taken < first + this.down.taps ? this.taken : undefined
  }

  /** Takes the row that was wanted. */
  take(): void {
    const { across, channels, memory, taken } = this
    memory.kernels.resampleAlong(
      this.source,
      channels,
      this.firsts,
      this.weightsAcross,
      across.taps,
      across.first.length,
      this.keptAt(taken),
    )
    this.taken += 1
  }

  /** Makes row `y` of the result, whose rows of the source have been taken. */
  make(y: number): void {
    const { down, memory } = this
    const first = down.first[y] as number
    const rows = memory.addresses(this.rows, down.taps)
    for (let tap = 0; tap < down.taps; tap += 1) rows[tap] = this.keptAt(first + tap)
    memory.kernels.blurAcross(
      this.rows,
      this.weightsDown + y * down.taps * 4,
      down.taps,
      this.across.first.length * this.channels,
      this.result,
    )
  }

  private keptAt(row: number): Address {
    return this.kept[row % this.kept.length] as Address
  }
}
