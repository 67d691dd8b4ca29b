import { StudioError, toStudioError } from '../../preload/contract/errors'

/** By primary codes, with which the extended ones begin; the first that fits holds. */
const sqliteCodes = {
  // The file beside the index that is memory of all who have it open found no room.
  SQLITE_IOERR_SHMSIZE: 'disk-full',
  SQLITE_FULL: 'disk-full',
  SQLITE_CORRUPT: 'library-damaged',
  SQLITE_NOTADB: 'library-damaged',
  SQLITE_BUSY: 'library-locked',
  SQLITE_CANTOPEN: 'library-unusable',
  SQLITE_READONLY: 'library-unusable',
  SQLITE_PERM: 'library-unusable',
  SQLITE_IOERR: 'library-unusable',
} as const

function sqliteFailure(code: string, cause: unknown): StudioError | undefined {
  for (const [primary, known] of Object.entries(sqliteCodes)) {
    if (code !== primary && !code.startsWith(`${primary}_`)) continue
    return new StudioError(known, known === 'library-unusable' ? { reason: primary } : {}, {
      cause,
    })
  }
  return undefined
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
  const known = sqliteFailure(code, error)
  if (known) return known
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
