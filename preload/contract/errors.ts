import { withoutPaths } from './text/withoutPaths'

/**
 * Every failure that the studio can name. An error travels as `{code, data}`; only doors turn it into
 * words (text/errorText.ts), an exit status or an HTTP status.
 *
 * Exit status of the command line: 2 bad use, 3 bad input, 4 model missing or broken, 5 cancelled,
 * 1 anything else.
 */
interface ErrorKind {
  readonly exit: 1 | 2 | 3 | 4 | 5
  readonly http: number
}

export const errorKinds = {
  'bad-request': { exit: 2, http: 400 },
  'unknown-route': { exit: 2, http: 404 },
  'unknown-step': { exit: 2, http: 400 },
  'bad-parameter': { exit: 2, http: 400 },
  'unknown-label': { exit: 2, http: 400 },
  'missing-input': { exit: 2, http: 400 },
  'unexpected-input': { exit: 2, http: 400 },
  'output-exists': { exit: 2, http: 409 },
  'output-format-unknown': { exit: 2, http: 400 },
  'file-not-found': { exit: 3, http: 404 },
  'file-unreadable': { exit: 3, http: 400 },
  'file-too-large': { exit: 3, http: 413 },
  'folder-refused': { exit: 2, http: 400 },
  'folder-too-large': { exit: 2, http: 413 },
  'image-empty': { exit: 3, http: 422 },
  'image-damaged': { exit: 3, http: 422 },
  'image-unsupported': { exit: 3, http: 415 },
  'image-too-large': { exit: 3, http: 413 },
  'image-too-small': { exit: 3, http: 422 },
  'mask-size-differs': { exit: 3, http: 422 },
  'mask-empty': { exit: 3, http: 422 },
  'reference-size-differs': { exit: 3, http: 422 },
  'recipe-invalid': { exit: 3, http: 422 },
  'brief-invalid': { exit: 3, http: 422 },
  'training-set-small': { exit: 3, http: 422 },
  'generator-set-small': { exit: 3, http: 422 },
  'asset-not-found': { exit: 3, http: 404 },
  'collection-not-found': { exit: 3, http: 404 },
  'preset-not-found': { exit: 3, http: 404 },
  'watch-not-found': { exit: 3, http: 404 },
  'job-not-found': { exit: 3, http: 404 },
  'job-state-differs': { exit: 3, http: 409 },
  'model-missing': { exit: 4, http: 503 },
  'model-broken': { exit: 4, http: 503 },
  'model-unknown': { exit: 4, http: 404 },
  'model-name-taken': { exit: 2, http: 409 },
  'python-missing': { exit: 4, http: 503 },
  cancelled: { exit: 5, http: 499 },
  'not-allowed': { exit: 1, http: 403 },
  'disk-full': { exit: 1, http: 507 },
  'import-cut': { exit: 1, http: 507 },
  'write-failed': { exit: 1, http: 500 },
  'library-locked': { exit: 1, http: 423 },
  'library-unusable': { exit: 1, http: 503 },
  'library-damaged': { exit: 1, http: 500 },
  'library-unsound': { exit: 1, http: 500 },
  'out-of-memory': { exit: 1, http: 507 },
  'engine-crashed': { exit: 1, http: 500 },
  'engine-unavailable': { exit: 1, http: 503 },
  'training-failed': { exit: 1, http: 500 },
  'provider-unavailable': { exit: 1, http: 503 },
  internal: { exit: 1, http: 500 },
} as const satisfies Record<string, ErrorKind>

export type ErrorCode = keyof typeof errorKinds

/** Facts that go with an error: names, numbers and short lists, never a path of the user's machine. */
export type ErrorData = Readonly<Record<string, string | number | boolean | readonly string[]>>

export interface ErrorPayload {
  readonly code: ErrorCode
  readonly data: ErrorData
}

/** The one error class of the studio. `cause` keeps the original for the log. */
export class StudioError extends Error {
  readonly code: ErrorCode
  readonly data: ErrorData

  constructor(code: ErrorCode, data: ErrorData = {}, options?: { cause?: unknown }) {
    super(code, options)
    this.name = 'StudioError'
    this.code = code
    this.data = data
  }

  toPayload(): ErrorPayload {
    return { code: this.code, data: this.data }
  }
}

/**
 * Any thrown value as a StudioError; what is not one already becomes `internal`, or `cancelled` for an
 * abort. The reason goes to pages, so it names no path; `cause` keeps the whole of it for the log.
 */
export function toStudioError(error: unknown): StudioError {
  if (error instanceof StudioError) return error
  if (error instanceof Error && error.name === 'AbortError') {
    return new StudioError('cancelled', {}, { cause: error })
  }
  const reason = error instanceof Error ? error.message : String(error)
  return new StudioError(
    'internal',
    { reason: withoutPaths(reason).slice(0, 300) },
    { cause: error },
  )
}

export function isErrorCode(value: string): value is ErrorCode {
  return Object.hasOwn(errorKinds, value)
}

/** The error that a payload from another process describes. */
export function fromPayload(payload: { code: string; data?: ErrorData }): StudioError {
  const data = payload.data ?? {}
  return isErrorCode(payload.code)
    ? new StudioError(payload.code, data)
    : new StudioError('internal', { reason: payload.code })
}
