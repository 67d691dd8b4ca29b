import { StudioError } from '../../../preload/contract/errors'

/** The StudioError that a function throws; anything else fails the test. */
export function errorOf(run: () => unknown): StudioError {
  try {
    run()
  } catch (error) {
    if (error instanceof StudioError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

/** The StudioError that a promise rejects with. */
export async function rejectionOf(promise: Promise<unknown>): Promise<StudioError> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  return errorOf(() => {
    if (outcome !== undefined) throw outcome
  })
}
