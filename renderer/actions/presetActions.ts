import type { Recipe } from '../../preload/contract/recipe'
import { findStep, isStepId } from '../../preload/contract/steps'
import { studio } from '../state/studio'
import { parametersOf } from '../ui/formValues'
import type { StepRequest } from './runStep'

/** A chain of edits longer than this is not followed further back. */
const longestChain = 50

/** True for steps that can be used on another picture: they change one and name no other. */
export function isReusable(step: string): boolean {
  if (!isStepId(step)) return false
  const definition = findStep(step)
  return (
    definition.input === 'image' &&
    definition.output === 'images' &&
    !parametersOf(definition).some(({ kind }) => kind === 'image')
  )
}

/** The steps of a recipe that can be used on another picture. */
export function reusableSteps(recipe: Recipe): StepRequest[] {
  return recipe.steps.flatMap(({ step, parameters, enabled }) =>
    enabled && isStepId(step) && isReusable(step) ? [{ step, parameters }] : [],
  )
}

/**
 * Every edit that led to a picture, from the one that was generated or imported on, as far as it can be
 * used on another picture: a painted mask belongs to its own.
 */
export async function editStepsOf(id: string): Promise<StepRequest[]> {
  const steps: StepRequest[] = []
  let next: string | undefined = id
  for (let length = 0; next !== undefined && length < longestChain; length += 1) {
    const detail: Awaited<ReturnType<ReturnType<typeof studio>['calls']['library']['get']>> =
      await studio().calls.library.get({ id: next })
    if (!detail.recipe) break
    steps.unshift(...reusableSteps(detail.recipe))
    // Masks are parents too, but the picture comes first.
    next = detail.parents[0]
  }
  return steps
}
