import { KernelMemory } from '../kernels/kernelMemory'
import { HeldRows } from './heldRows'
import { rowsOf, type StripOperation } from './operations'
import type { RowFacts, RowSource } from './rowSource'

/**
 * Operations one after the other over a picture's rows, in a kernel memory of their own. A row goes through
 * all of them while it is in the processor's caches; only those that look at neighbours keep a few.
 */
export class RowChain {
  readonly memory = new KernelMemory()
  /** What the first operation works on. */
  readonly held: HeldRows
  /** What the last one makes. */
  readonly made: RowSource

  constructor(facts: RowFacts, operations: readonly StripOperation[]) {
    this.held = new HeldRows(this.memory, facts)
    const floats: RowFacts = { ...facts, sampleBits: undefined }
    this.made = operations.reduce<RowSource>(
      (upstream, operation, index) =>
        rowsOf(operation, this.memory, upstream, index === 0 ? facts : floats),
      this.held,
    )
  }
}
