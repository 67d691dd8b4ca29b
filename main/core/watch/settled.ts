import { lstat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

export interface SettledFile {
  readonly bytes: number
  readonly modified: number
}

/** Waits for a while, or until the signal says stop; never throws. */
export type WatchPause = (signal: AbortSignal) => Promise<void>

/** A pause of so many milliseconds. */
export function pauseFor(milliseconds: number): WatchPause {
  return (signal) => pause(milliseconds, undefined, { signal }).catch(() => undefined)
}

/**
 * Waits until a file has kept its size and its time over a pause, as one does that is written completely. Undefined where it is gone meanwhile, is no plain file (links are not followed), or is empty.
 */
export async function settled(
  path: string,
  wait: WatchPause,
  signal: AbortSignal,
): Promise<SettledFile | undefined> {
  let before: SettledFile | undefined
  for (;;) {
    const facts = await lstat(path).catch(() => undefined)
    if (!facts?.isFile() || signal.aborted) return undefined
    const now = { bytes: facts.size, modified: Math.round(facts.mtimeMs) }
    const same = before?.bytes === now.bytes && before.modified === now.modified
    if (same) return now.bytes > 0 ? now : undefined
    before = now
    await wait(signal)
  }
}
