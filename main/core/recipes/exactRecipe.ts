import type { RunOutput } from '../../../preload/contract/engineProtocol'
import type { Recipe, RecipeStep } from '../../../preload/contract/recipe'
import { findStep } from '../../../preload/contract/steps'
import { activeSteps } from './prepareRecipe'

/**
 * The recipe that makes exactly one output of a run: steps after the output's own are left out, and
 * where the first step makes several pictures, it makes the one with this output's seed and label.
 */
export function exactRecipe(recipe: Recipe, output: RunOutput): Recipe {
  const active = activeSteps(recipe)
  const own = active.findLastIndex((step) => step.step === output.step)
  const steps = own < 0 ? active : active.slice(0, own + 1)
  const [first, ...others] = steps
  if (!first) return recipe
  return { ...recipe, steps: [exactStep(first, output), ...others] }
}

function exactStep(step: RecipeStep, output: RunOutput): RecipeStep {
  const { shape } = findStep(step.step).parameters
  const counted = Object.hasOwn(shape, 'count') && Object.hasOwn(shape, 'seed')
  if (!counted || output.seed === undefined) return step
  const label = output.data.label
  const single =
    Object.hasOwn(shape, 'labels') && typeof label === 'string' ? { labels: [label] } : {}
  return { ...step, parameters: { ...step.parameters, ...single, count: 1, seed: output.seed } }
}
