import { basename, dirname } from 'node:path'
import { StudioError } from '../../../preload/contract/errors'
import type { StepId } from '../../../preload/contract/steps'

/**
 * What each of some pictures shows: the name given for it, or where none were given the name of its
 * folder. Throws `bad-parameter` where there are not as many names as pictures.
 */
export function trueNames(
  step: StepId,
  given: readonly string[],
  inputs: readonly string[],
): string[] {
  if (given.length > 0 && given.length !== inputs.length) {
    throw new StudioError('bad-parameter', {
      step,
      parameter: 'truth',
      reason: `${given.length} labels for ${inputs.length} pictures`,
    })
  }
  return inputs.map((path, index) => given[index] ?? basename(dirname(path)))
}
