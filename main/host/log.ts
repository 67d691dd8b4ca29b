import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StudioError } from '../../preload/contract/errors'

/** The log as the core takes it among its dependencies. */
export interface StudioLog {
  /** Writes one event, with the code of the error behind it. */
  readonly log: (message: string, error?: unknown) => void
  readonly logFile: string
  readonly logDetails: (wanted: boolean) => void
}

const limitBytes = 1024 * 1024
const detailCharacters = 4000

/**
 * Appends JSON lines to home/studio.log, keeping one older file. Of an error only its code and class
 * are written, since messages can hold paths and prompts, unless the user has asked for details. A
 * log that cannot be written is silent: logging must not stop the work that is logged.
 */
export function openLog(home: string): StudioLog {
  const file = join(home, 'studio.log')
  let details = false
  const log = (message: string, error?: unknown) => {
    const line = {
      time: new Date().toISOString(),
      message,
      ...(error instanceof StudioError ? { code: error.code } : {}),
      ...(error instanceof Error ? { error: error.name } : {}),
      ...(error !== undefined && details ? { detail: detailOf(error) } : {}),
    }
    try {
      makeHome(home)
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > limitBytes)
        renameSync(file, `${file}.1`)
      appendFileSync(file, `${JSON.stringify(line)}\n`)
    } catch {
      // See above: silent.
    }
  }
  return {
    log,
    logFile: file,
    logDetails: (wanted) => {
      details = wanted
    },
  }
}

/** The folder alone: the studio makes those above it when it opens. */
function makeHome(home: string): void {
  if (!statSync(home, { throwIfNoEntry: false })) mkdirSync(home)
}

/** An error with its data, its stack and what caused it. */
function detailOf(error: unknown): string {
  const parts: string[] = []
  for (let current = error; current !== undefined && parts.length < 4; ) {
    const data = current instanceof StudioError ? ` ${JSON.stringify(current.data)}` : ''
    parts.push(
      current instanceof Error ? `${current.stack ?? current.message}${data}` : String(current),
    )
    current = current instanceof Error ? current.cause : undefined
  }
  return parts.join('\ncaused by: ').slice(0, detailCharacters)
}
