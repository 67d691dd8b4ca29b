import { type Address, KernelMemory } from '../../kernels/kernelMemory'

/** Pixels to each side over which activity is taken. */
const radius = 6
/** Makes usual activities as large as usual differences of colour. */
const scale = 4

/**
 * Colours with how much goes on round each pixel as the fourth channel, `[H, W, 4]`, 0..1: the mean of the absolute
 * differences of known pixels with their right and lower neighbours, over a square. Patches of one colour but another
 * texture differ in it at every size of the picture (Newson et al. 2014, section 4.2). `colours` is `[H, W, 3]`; of the
 * hole nothing counts.
 */
export function describeActivity(
  colours: Float32Array,
  hole: Uint8Array,
  width: number,
  height: number,
): Float32Array {
  const rows = new ActivityRows(width)
  const described = new Float32Array(width * height * 4)
  for (let y = 0; y < height + radius; y += 1) {
    if (y < height) rows.take(colours, hole, y, y + 1 < height)
    rows.slide(y, height)
    const middle = y - radius
    if (middle >= 0) described.set(rows.describe(colours, middle), middle * width * 4)
  }
  return described
}

/** The rows that a square's activity hangs on, in kernel memory. */
class ActivityRows {
  private readonly memory = new KernelMemory()
  /** Sums along rows, and how many pixels are in them; a row takes the place of the one that has gone. */
  private readonly kept: readonly { readonly sums: Address; readonly counts: Address }[]
  private readonly colours: Address
  private readonly below: Address
  private readonly hole: Address
  private readonly holeBelow: Address
  private readonly line: Address
  private readonly sums: Address
  private readonly counts: Address
  private readonly described: Address

  constructor(private readonly width: number) {
    const { memory } = this
    this.kept = Array.from({ length: 2 * radius + 2 }, () => ({
      sums: memory.reserveFloats(width),
      counts: memory.reserveFloats(width),
    }))
    this.colours = memory.reserveFloats(width * 3)
    this.below = memory.reserveFloats(width * 3)
    this.hole = memory.reserve(width)
    this.holeBelow = memory.reserve(width)
    this.line = memory.reserve((width + 1) * 8)
    this.sums = memory.reserve(width * 8)
    this.counts = memory.reserve(width * 8)
    this.described = memory.reserveFloats(width * 4)
    for (const columns of [this.sums, this.counts]) memory.doubles(columns, width).fill(0)
  }

  take(colours: Float32Array, hole: Uint8Array, y: number, hasBelow: boolean): void {
    const { memory, width } = this
    const { sums, counts } = this.keptRow(y)
    if (!hasBelow) {
      for (const values of [sums, counts]) memory.floats(values, width).fill(0)
      return
    }
    memory.floats(this.colours, width * 3).set(colours.subarray(y * width * 3, (y + 1) * width * 3))
    memory
      .floats(this.below, width * 3)
      .set(colours.subarray((y + 1) * width * 3, (y + 2) * width * 3))
    memory.bytes(this.hole, width).set(hole.subarray(y * width, (y + 1) * width))
    memory.bytes(this.holeBelow, width).set(hole.subarray((y + 1) * width, (y + 2) * width))
    memory.kernels.differencesAlong(
      this.colours,
      this.below,
      this.hole,
      this.holeBelow,
      width,
      radius,
      sums,
      counts,
      this.line,
    )
  }

  /** Row `y` comes to the sums, as far as there is one, and the one above the square goes. */
  slide(y: number, height: number): void {
    const { kernels } = this.memory
    const added = y < height ? this.keptRow(y) : undefined
    const gone = y - 2 * radius - 1
    const dropped = gone >= 0 ? this.keptRow(gone) : undefined
    kernels.slideRows(this.sums, this.width, added?.sums ?? 0, dropped?.sums ?? 0)
    kernels.slideRows(this.counts, this.width, added?.counts ?? 0, dropped?.counts ?? 0)
  }

  /** A row with its activity, by the sums as they are. */
  describe(colours: Float32Array, y: number): Float32Array {
    const { memory, width } = this
    memory.floats(this.colours, width * 3).set(colours.subarray(y * width * 3, (y + 1) * width * 3))
    memory.kernels.withActivity(this.colours, this.sums, this.counts, width, scale, this.described)
    return memory.floats(this.described, width * 4)
  }

  private keptRow(y: number): { readonly sums: Address; readonly counts: Address } {
    return this.kept[y % this.kept.length] as (typeof this.kept)[number]
  }
}
