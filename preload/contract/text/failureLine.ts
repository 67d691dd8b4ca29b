import { fromPayload, type StudioError } from '../errors'
import type { Language } from '../language'
import type { TaskFailure } from '../task'
import { errorText } from './errorText'

/** What could not be done with a file, and why, on one line. */
export function failureLine(failure: TaskFailure, language: Language): string {
  const { code, data } = failureError(failure)
  const text = errorText(code, data, language)
  // Most reasons name their file, though not the folders that it lies in.
  return text.includes(failure.name) ? text : `${failure.name}: ${text}`
}

/** A file's failure as an error; where its facts name no file, it is this one. */
export function failureError({ name, code, data }: TaskFailure): StudioError {
  return fromPayload({ code, data: { name, ...data } })
}
