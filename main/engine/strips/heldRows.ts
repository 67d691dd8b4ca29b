import type { Address, KernelMemory } from '../kernels/kernelMemory'
import type { Samples } from '../pixels/quantize'
import type { RowFacts, RowSource } from './rowSource'

/** Rows that lie in JavaScript's memory and are copied into the kernels' one by one. */
export class HeldRows implements RowSource {
  readonly halo = 0
  private rows: Samples | Float32Array = new Float32Array(0)
  private first = 0
  private lines = 0
  private readonly length: number
  private readonly place: Address

  constructor(
    private readonly memory: KernelMemory,
    private readonly facts: RowFacts,
  ) {
    this.length = facts.width * facts.channels
    this.place = memory.reserve(this.length * 2)
  }

  get height(): number {
    return this.lines
  }

  /** Puts rows from `first` on in the place of those held, of a picture of `height` rows. */
  load(rows: Samples | Float32Array, first: number, height: number): void {
    this.rows = rows
    this.first = first
    this.lines = height
  }

  writeRow(y: number, target: Address): void {
    const { memory, length, facts } = this
    if (facts.sampleBits === 8) memory.kernels.floatsOfBytes(this.sampleRow(y), length, target)
    else if (facts.sampleBits === 16)
      memory.kernels.floatsOfWords(this.sampleRow(y), length, target)
    else memory.floats(target, length).set(this.held(y))
  }

  sampleRow(y: number): Address {
    const { memory, length, place } = this
    const isDeep = this.facts.sampleBits === 16
    const target = isDeep ? memory.words(place, length) : memory.bytes(place, length)
    target.set(this.held(y))
    return place
  }

  restart(): void {}

  private held(y: number): Samples | Float32Array {
    const start = (y - this.first) * this.length
    return this.rows.subarray(start, start + this.length)
  }
}
