import type { Address, KernelMemory } from '../kernels/kernelMemory'

/** The last rows of a plane, each blurred along itself, and from them rows blurred both ways. */
export class BlurredRows {
  /** Where the next row to keep is written. */
  readonly line: Address
  private readonly weights: Address
  private readonly kept: readonly Address[]
  /** The address of the row for every tap. */
  private readonly rows: Address
  private readonly result: Address
  private readonly radius: number

  /** `half` of a kernel, its centre first. */
  constructor(
    private readonly memory: KernelMemory,
    half: Float64Array,
    private readonly width: number,
  ) {
    this.radius = half.length - 1
    const taps = 2 * this.radius + 1
    this.weights = memory.store(
      Array.from({ length: taps }, (_, tap) => half[Math.abs(tap - this.radius)] as number),
    )
    this.kept = Array.from({ length: taps }, () => memory.reserveFloats(width))
    this.rows = memory.reserve(taps * 4)
    this.result = memory.reserveFloats(width)
    this.line = memory.reserveFloats(width + 2 * this.radius) + this.radius * 4
  }

  /** Keeps row `y`, which is in `line`, in the place of the oldest one. */
  keep(y: number): void {
    const { kernels } = this.memory
    const taps = this.kept.length
    kernels.continueEnds(this.line, this.width, this.radius)
    kernels.blurAlong(this.line, this.weights, taps, this.width, this.keptAt(y))
  }

  /** Row `y` of a plane of `height` rows; beyond the edges the edge goes on. Valid until the next one. */
  across(y: number, height: number): Address {
    const taps = this.kept.length
    const rows = this.memory.addresses(this.rows, taps)
    for (let tap = 0; tap < taps; tap += 1)
      rows[tap] = this.keptAt(Math.min(height - 1, Math.max(0, y + tap - this.radius)))
    this.memory.kernels.blurAcross(this.rows, this.weights, taps, this.width, this.result)
    return this.result
  }

  private keptAt(y: number): Address {
    return this.kept[y % this.kept.length] as Address
  }
}
