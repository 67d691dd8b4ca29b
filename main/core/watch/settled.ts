import { lstat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

export interface SettledFile {
  readonly bytes: number
  readonly modified: number
}

/**
 * Waits until a file has kept its size and its time for so many milliseconds, as one does that is written
 * completely. Undefined where it is gone meanwhile, is no plain file (links are not followed), or is empty.
 */
export async function settled(
  path: string,
  quiet: number,
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
    await pause(quiet, undefined, { signal }).catch(() => undefined)
  }
}
