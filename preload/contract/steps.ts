import { StudioError } from './errors'
import type { ParametersOf, ResultOf, StepDefinition } from './step'
import { stepDefinitions } from './stepDefinitions'

export type StepId = keyof typeof stepDefinitions
export type StepParameters<Id extends StepId> = ParametersOf<(typeof stepDefinitions)[Id]>
export type StepResult<Id extends StepId> = ResultOf<(typeof stepDefinitions)[Id]>

export function isStepId(id: string): id is StepId {
  return Object.hasOwn(stepDefinitions, id)
}

/** The definition of a step; `unknown-step` where there is none of that id. */
export function findStep(id: string): StepDefinition {
  if (!isStepId(id)) throw new StudioError('unknown-step', { step: id.slice(0, 64) })
  return stepDefinitions[id]
}

/** Every definition, in the order of the panels' forms. */
export function listSteps(): StepDefinition[] {
  return Object.values<StepDefinition>(stepDefinitions).sort((left, right) => {
    if (left.panel === right.panel) return left.order - right.order
    // Not by a language's alphabet: its tables cost more than a start of the window can spare.
    return left.panel < right.panel ? -1 : 1
  })
}
