import type { Address } from '../kernels/kernelMemory'

/** Rows of a picture in kernel memory, made when they are asked for, from the upper to the lower. */
export interface RowSource {
  /** Rows above and below that a row depends on, through everything behind it. */
  readonly halo: number
  /** Rows that there are. */
  readonly height: number
  /** Writes row `y`, `[W, C] float32`, to `target`. */
  writeRow(y: number, target: Address): void
  /** Row `y` as whole samples, where they are to be had; they stay until the next one is asked for. */
  sampleRow?(y: number): Address
  /** Forgets rows already seen: the next one asked for is of another picture, or further up. */
  restart(): void
}

/** What rows are made of, before there are any. */
export interface RowFacts {
  readonly width: number
  readonly channels: 3 | 4
  /** Bits of the samples that rows begin as; undefined for float32. */
  readonly sampleBits: 8 | 16 | undefined
}
