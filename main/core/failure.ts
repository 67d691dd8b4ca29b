import { StudioError, toStudioError } from '../../preload/contract/errors'

const sqliteCodes: Readonly<Record<string, 'disk-full' | 'library-damaged' | 'library-locked'>> = {
  SQLITE_FULL: 'disk-full',
  SQLITE_CORRUPT: 'library-damaged',
  SQLITE_NOTADB: 'library-damaged',
  SQLITE_BUSY: 'library-locked',
}

function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/**
 * Any thrown value as a StudioError that names no path: errors of the file system and of the database
 * carry their code alone.
 */
export function toFailure(error: unknown): StudioError {
  if (error instanceof StudioError) return error
  const code = systemCode(error)
  if (code === undefined || (error instanceof Error && error.name === 'AbortError')) {
    return toStudioError(error)
  }
  const known = sqliteCodes[code]
  if (known) return new StudioError(known, {}, { cause: error })
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new StudioError('disk-full', {}, { cause: error })
  return new StudioError('internal', { reason: code }, { cause: error })
}

/** A failure to read the file that the user knows as `name`. */
export function readFailure(error: unknown, name: string): StudioError {
  if (error instanceof StudioError) return error
  const code = systemCode(error)
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new StudioError('file-not-found', { name }, { cause: error })
  if (code === undefined) return toStudioError(error)
  return new StudioError('file-unreadable', { name, reason: code }, { cause: error })
}

/** A failure to write the file that the user knows as `name`. */
export function writeFailure(error: unknown, name: string): StudioError {
  if (error instanceof StudioError) return error
  const code = systemCode(error)
  if (code === undefined) return toStudioError(error)
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new StudioError('disk-full', { name }, { cause: error })
  if (code === 'EEXIST') return new StudioError('output-exists', { name }, { cause: error })
  return new StudioError('write-failed', { name, reason: code }, { cause: error })
}

/** Throws `cancelled` where the signal is aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new StudioError('cancelled')
}
