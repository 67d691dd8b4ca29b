import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StudioError } from '../../preload/contract/errors'

/** Writes one event to the log, with the code of the error behind it. */
export type Log = (message: string, error?: unknown) => void

const limitBytes = 1024 * 1024

/**
 * Appends JSON lines to home/studio.log, keeping one older file. Of an error only its code and class
 * are written: messages can hold paths and prompts. A log that cannot be written is silent, since
 * logging must not stop the work that is logged.
 */
export function openLog(home: string): Log {
  const file = join(home, 'studio.log')
  return (message, error) => {
    const line = {
      time: new Date().toISOString(),
      message,
      ...(error instanceof StudioError ? { code: error.code } : {}),
      ...(error instanceof Error ? { error: error.name } : {}),
    }
    try {
      mkdirSync(home, { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > limitBytes)
        renameSync(file, `${file}.1`)
      appendFileSync(file, `${JSON.stringify(line)}\n`)
    } catch {
      // See above: silent.
    }
  }
}
