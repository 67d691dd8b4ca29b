import type { RunOutput } from '../../../preload/contract/engineProtocol'
import type { Recipe, RecipeStep } from '../../../preload/contract/recipe'
import { maximumSeed } from '../../../preload/contract/sharedFields'
import { findStep } from '../../../preload/contract/steps'
import { activeSteps } from './prepareRecipe'

/**
 * The recipe that makes exactly one output of a run: steps after the output's own are left out, and
 * where the first step makes several pictures, it makes this one alone. `picture` is the place among
 * the run's pictures of the one that the output is, or is about.
 */
export function exactRecipe(recipe: Recipe, output: RunOutput, picture: number): Recipe {
  const active = activeSteps(recipe)
  const own = active.findLastIndex((step) => step.step === output.step)
  const steps = own < 0 ? active : active.slice(0, own + 1)
  const [first, ...others] = steps
  if (!first) return recipe
  return { ...recipe, steps: [exactStep(first, output, picture), ...others] }
}

/**
 * The pictures of a generator take the seeds that follow its own, and its labels in turn. A picture
 * that later steps have worked on no longer says its label: where a prompt chose among labels, the
 * whole step is kept, which makes the picture among others.
 */
function exactStep(step: RecipeStep, output: RunOutput, picture: number): RecipeStep {
  const { shape } = findStep(step.step).parameters
  const { parameters } = step
  if (Object.hasOwn(shape, 'frame') && parameters.form === 'folder' && output.step === step.step)
    return { ...step, parameters: { ...parameters, frame: output.data.index } }
  if (!Object.hasOwn(shape, 'count') || typeof parameters.seed !== 'number') return step
  if (output.step === step.step && output.seed !== undefined) {
    const { label } = output.data
    const labels = typeof label === 'string' ? { labels: [label] } : {}
    return { ...step, parameters: { ...parameters, ...labels, count: 1, seed: output.seed } }
  }
  if (parameters.count !== 1 && parameters.prompt) return step
  const seed = (parameters.seed + picture) % (maximumSeed + 1)
  const labels = [...new Set(Array.isArray(parameters.labels) ? parameters.labels : [])]
  const turn = labels.length > 0 ? { labels: [labels[picture % labels.length]] } : {}
  return { ...step, parameters: { ...parameters, ...turn, count: 1, seed } }
}
