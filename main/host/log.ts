import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** One line of the log: a name and facts, never a prompt, a path or a key. */
export type Log = (
  event: string,
  facts?: Readonly<Record<string, string | number | boolean>>,
) => void

const limitBytes = 1024 * 1024

/**
 * Appends JSON lines to home/studio.log, keeping one older file. Logging never fails the studio: a
 * log that cannot be written is silent.
 */
export function openLog(home: string): Log {
  const file = join(home, 'studio.log')
  return (event, facts = {}) => {
    try {
      mkdirSync(home, { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > limitBytes)
        renameSync(file, `${file}.1`)
      appendFileSync(
        file,
        `${JSON.stringify({ time: new Date().toISOString(), event, ...facts })}\n`,
      )
    } catch {
      // A full disk or a read-only folder must not stop the work that is being logged.
    }
  }
}
