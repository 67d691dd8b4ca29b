import type { RunOutput } from '../../preload/contract/engineProtocol'

/** An output before it is told: how long it took is known then. */
export type MadeOutput = Omit<RunOutput, 'seconds'>

/**
 * A picture that took longer than this to make is not left to be written behind the next one: a network's run holds
 * the thread, so it would be told a run later, and writing is a small part of it anyway.
 */
const worthOverlapping = 250

/**
 * The outputs of a run, told in their order and each when its file is on the disk. Encoders work on other threads, so
 * a file is made while the step goes on to its next picture; one at a time, so that a run holds two pictures at most.
 */
export class OutputQueue {
  /** How many have been told. */
  told = 0
  private last: Promise<void> = Promise.resolve()
  private added = performance.now()
  private toldAt = this.added

  constructor(private readonly tell: (output: RunOutput) => void) {}

  /**
   * Takes an output that comes after all those before, and waits until those are told, or it too where making it took
   * long. Throws what making those threw.
   */
  async add(output: MadeOutput | Promise<MadeOutput>): Promise<void> {
    const before = this.last
    const now = performance.now()
    const tookLong = now - this.added > worthOverlapping
    this.added = now
    this.last = this.after(before, output)
    // Whoever waits for it hears of a failure.
    this.last.catch(() => undefined)
    await (tookLong ? this.last : before)
  }

  /** Waits until nothing is being made any more and everything is told; throws what making an output threw. */
  settled(): Promise<void> {
    return this.last
  }

  private async after(before: Promise<void>, output: MadeOutput | Promise<MadeOutput>) {
    const [earlier, made] = await Promise.allSettled([before, output])
    if (earlier.status === 'rejected') throw earlier.reason
    if (made.status === 'rejected') throw made.reason
    this.emit(made.value)
  }

  private emit(output: MadeOutput): void {
    const now = performance.now()
    this.told += 1
    this.tell({ ...output, seconds: (now - this.toldAt) / 1000 })
    this.toldAt = now
  }
}
