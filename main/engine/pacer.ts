/** Lets long loops notice a cancelled signal and leaves the event loop a turn now and then. */
export interface Pacer {
  readonly signal: AbortSignal
  /** Call between blocks of rows: throws the signal's reason when aborted. */
  pace(): Promise<void>
}

const turnEveryMilliseconds = 50

/** A pacer that gives way to other messages about every 50 ms. */
export function createPacer(signal: AbortSignal): Pacer {
  let last = performance.now()
  return {
    signal,
    async pace() {
      signal.throwIfAborted()
      if (performance.now() - last < turnEveryMilliseconds) return
      await new Promise<void>((resolve) => setImmediate(resolve))
      last = performance.now()
      signal.throwIfAborted()
    },
  }
}

/** About this many pixels are worked on between two looks at the signal. */
const pixelsPerBlock = 1 << 17

/**
 * Calls `work(firstRow, endRow)` for consecutive blocks of rows and paces between them.
 * `progress` is told the fraction of rows done, 0..1.
 */
export async function inRowBlocks(
  width: number,
  height: number,
  pacer: Pacer,
  work: (firstRow: number, endRow: number) => void,
  progress?: (fraction: number) => void,
): Promise<void> {
  const rows = Math.max(1, Math.floor(pixelsPerBlock / width))
  for (let row = 0; row < height; row += rows) {
    await pacer.pace()
    const end = Math.min(height, row + rows)
    work(row, end)
    progress?.(end / height)
  }
}
