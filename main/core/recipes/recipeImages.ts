import type { EngineStep } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import { describeParameters } from '../../../preload/contract/parameters'
import type { Recipe } from '../../../preload/contract/recipe'
import { type ImageReference, imageReferenceSchema } from '../../../preload/contract/references'
import { findStep } from '../../../preload/contract/steps'
import { activeSteps } from './prepareRecipe'

const imageParameters = new Map<string, readonly string[]>()

/** Names of a step's parameters that name pictures (a mask, a reference). */
function imageParametersOf(step: string): readonly string[] {
  const known = imageParameters.get(step)
  if (known) return known
  const names = describeParameters(findStep(step))
    .filter((parameter) => parameter.kind === 'image')
    .map((parameter) => parameter.name)
  imageParameters.set(step, names)
  return names
}

/** Every picture that a prepared recipe names in its parameters. */
export function referencesOf(recipe: Recipe): ImageReference[] {
  return activeSteps(recipe).flatMap((step) =>
    imageParametersOf(step.step).flatMap((name) => {
      const parsed = imageReferenceSchema.safeParse(step.parameters[name])
      return parsed.success ? [parsed.data] : []
    }),
  )
}

/**
 * Refuses file paths in what a page sent: anywhere in the parameters of any step, switched off or not,
 * and among the inputs. Throws `not-allowed`.
 */
export function refusePaths(recipe: Recipe, inputs: readonly ImageReference[]): void {
  const named =
    inputs.some((input) => 'path' in input) ||
    recipe.steps.some((step) => holdsPath(step.parameters))
  if (named) throw new StudioError('not-allowed', { reason: 'a page may not name files' })
}

function holdsPath(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsPath)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, inner]) => key === 'path' || holdsPath(inner))
}

/** The steps as the engine takes them: references resolved to files. */
export async function resolveSteps(
  recipe: Recipe,
  resolve: (reference: ImageReference) => Promise<string>,
): Promise<EngineStep[]> {
  const steps: EngineStep[] = []
  for (const step of activeSteps(recipe)) {
    const parameters = { ...step.parameters }
    for (const name of imageParametersOf(step.step)) {
      const reference = imageReferenceSchema.safeParse(parameters[name])
      if (reference.success) parameters[name] = { path: await resolve(reference.data) }
    }
    steps.push({ step: step.step, parameters })
  }
  return steps
}
