import { randomInt } from 'node:crypto'
import { StudioError } from '../../../preload/contract/errors'
import { parseParameters } from '../../../preload/contract/parameters'
import { type Recipe, type RecipeStep, recipeSchema } from '../../../preload/contract/recipe'
import { maximumSeed } from '../../../preload/contract/sharedFields'
import type { StepDefinition } from '../../../preload/contract/step'
import { findStep, isStepId } from '../../../preload/contract/steps'

/** A random seed, as every step with a `seed` parameter takes it. */
function drawSeed(): number {
  return randomInt(maximumSeed + 1)
}

/** A recipe from JSON. Throws `recipe-invalid` with what is wrong. */
export function parseRecipe(document: unknown): Recipe {
  const parsed = recipeSchema.safeParse(document)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const place = issue?.path.join('.') ?? ''
  throw new StudioError('recipe-invalid', {
    reason: place ? `${place}: ${issue?.message}` : (issue?.message ?? ''),
  })
}

/** The steps that run: those that are not switched off. */
export function activeSteps(recipe: Recipe): RecipeStep[] {
  return recipe.steps.filter((step) => step.enabled)
}

/** Whether a recipe takes hours and goes beside the others: see `apart` of a step. One of another version does not. */
export function isApart(recipe: Recipe): boolean {
  return activeSteps(recipe).some(({ step }) => isStepId(step) && findStep(step).apart === true)
}

/**
 * Checks a recipe against the definitions and makes it repeatable: parameters are filled in with their
 * defaults, and a seed that was left out is drawn. Preparing a prepared recipe changes nothing.
 * Throws `unknown-step`, `bad-parameter`, `recipe-invalid`, `missing-input`, `unexpected-input`.
 */
export function prepareRecipe(
  recipe: Recipe,
  inputs: number,
  draw: () => number = drawSeed,
): Recipe {
  const active = activeSteps(recipe)
  const first = active[0]
  if (!first) throw new StudioError('recipe-invalid', { reason: 'every step is switched off' })
  const late = active.slice(1).find((step) => findStep(step.step).input !== 'image')
  if (late) throw new StudioError('recipe-invalid', { reason: `${late.step} can only come first` })
  if (findStep(first.step).input === 'set' && active.length > 1)
    throw new StudioError('recipe-invalid', { reason: `${first.step} can only stand alone` })
  const takesInput = findStep(first.step).input !== 'none'
  if (takesInput && inputs === 0) throw new StudioError('missing-input', { step: first.step })
  if (!takesInput && inputs > 0) throw new StudioError('unexpected-input', { step: first.step })
  return {
    ...recipe,
    steps: recipe.steps.map((step) => (step.enabled ? prepareStep(step, draw) : step)),
  }
}

function prepareStep(step: RecipeStep, draw: () => number): RecipeStep {
  const definition: StepDefinition = findStep(step.step)
  const parameters: Record<string, unknown> = parseParameters(definition, step.parameters)
  const seeded = Object.hasOwn(definition.parameters.shape, 'seed') && parameters.seed === undefined
  return { ...step, parameters: seeded ? { ...parameters, seed: draw() } : parameters }
}
