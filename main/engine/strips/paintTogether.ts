import type { Pacer } from '../pacer'
import { stripHeight } from './forEachStrip'
import type { SampledPicture } from './heldPictures'
import { type PaintPlan, StripPainter, type StripWindow } from './stripPainter'
import { borrowStripWorkers, type StripWorker } from './stripWorkers'

/** Smaller pictures are painted before another thread has its tables. */
const leastPixelsForThreads = 2_000_000

/**
 * Paints all strips of a decoded picture into `target`, with the help of other threads where it is large.
 * Which thread paints a strip makes no difference to it. Throws the signal's reason when aborted.
 */
export async function paintTogether(
  base: SampledPicture,
  plan: PaintPlan,
  target: Uint8ClampedArray | Uint16Array,
  pacer: Pacer,
  progress?: (fraction: number) => void,
): Promise<void> {
  const { width, height } = base
  const painter = new StripPainter(plan)
  const { halo } = painter
  const rows = stripHeight(width)
  let next = 0
  let done = 0

  /** Strips of a thread that failed: they are painted here. */
  const lost: PlacedStrip[] = []

  function take(): PlacedStrip | undefined {
    if (next >= height) return lost.pop()
    const first = next
    const end = Math.min(height, first + rows)
    next = end
    const top = Math.max(0, first - halo)
    const bottom = Math.min(height, end + halo)
    const samples = base.sampleRows(top, bottom)
    const window = { samples, height: bottom - top, first: first - top, end: end - top }
    return { first, end, window }
  }

  const placeOf = ({ first, end }: PlacedStrip) =>
    target.subarray(painter.length(first), painter.length(end))

  function tell({ first, end }: PlacedStrip): void {
    done += end - first
    progress?.(done / height)
  }

  async function paintHere(): Promise<void> {
    for (;;) {
      await pacer.pace()
      const strip = take()
      if (!strip) return
      painter.paint(strip.window, placeOf(strip))
      tell(strip)
    }
  }

  async function paintThere(worker: StripWorker): Promise<void> {
    for (;;) {
      pacer.signal.throwIfAborted()
      const strip = take()
      if (!strip) return
      try {
        placeOf(strip).set(await worker.paint(strip.window))
        tell(strip)
      } catch (error) {
        console.error(error)
        lost.push(strip)
        return
      }
    }
  }

  if (width * height < leastPixelsForThreads || height <= rows) return paintHere()
  const workers = borrowStripWorkers(plan)
  try {
    // Two strips are with a worker at any time, so that it never waits for this thread.
    await Promise.all([paintHere(), ...[...workers, ...workers].map(paintThere)])
  } finally {
    for (const worker of workers) worker.giveBack()
  }
  if (lost.length > 0) await paintHere()
}

/** A strip's rows in the picture, and what it is painted from. */
interface PlacedStrip {
  readonly first: number
  readonly end: number
  readonly window: StripWindow
}
