import type { TaskFailure } from '../../../preload/contract/task'
import { throwIfAborted, toFailure } from '../failure'
import type { RunWork } from '../namedRuns'
import type { PlannedInput } from './folderPlan'
import { stopsEverything } from './runRecipe'

/**
 * Goes through the pictures of a folder one after the other, so that jobs get their turn between two. A
 * picture that fails is listed and the others go on; what would stop all of them is thrown.
 */
export async function overFolder(
  inputs: readonly PlannedInput[],
  { signal, progress }: RunWork,
  work: (input: PlannedInput) => Promise<void>,
): Promise<TaskFailure[]> {
  const failures: TaskFailure[] = []
  progress(0, inputs.length)
  for (const [place, input] of inputs.entries()) {
    throwIfAborted(signal)
    try {
      await work(input)
    } catch (error) {
      const failure = toFailure(error)
      if (failure.code === 'cancelled' || stopsEverything(failure)) throw failure
      failures.push({ name: input.name, code: failure.code, data: failure.data })
    }
    progress(place + 1, inputs.length)
  }
  return failures
}
