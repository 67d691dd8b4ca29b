import { maximumSeed } from '../../preload/contract/sharedFields'
import { findStep, type StepId } from '../../preload/contract/steps'
import { type FormValues, parametersOf } from '../ui/formValues'

/** Pixels that the mask grows by for each further variant, and the most that the step takes. */
const variantGrowth = 5
const largestGrowth = 64

type Vary = (parameters: FormValues) => FormValues

/** How steps are asked for something else over the same picture. The others give the same each time. */
const variations: Readonly<Partial<Record<string, Vary>>> = {
  // The network fills the same hole the same way: this takes a little more from around it, and draws textures anew.
  'repair.inpaint': (parameters) => ({
    ...parameters,
    grow: Math.min(largestGrowth, numberOf('repair.inpaint', parameters, 'grow') + variantGrowth),
    seed: nextSeed('repair.inpaint', parameters),
  }),
  'repair.extend': (parameters) => ({
    ...parameters,
    texture: 'always',
    seed: nextSeed('repair.extend', parameters),
  }),
}

/** Whether a step can make another variant of what it made. */
export function hasVariants(step: string): boolean {
  return variations[step] !== undefined
}

/** The parameters that a step makes the next variant with, after the one that these made. */
export function nextVariant(step: string, parameters: FormValues): FormValues {
  return variations[step]?.(parameters) ?? parameters
}

function nextSeed(step: StepId, parameters: FormValues): number {
  return (numberOf(step, parameters, 'seed') + 1) % (maximumSeed + 1)
}

/** A parameter's number, or where it is left out, what the step takes then. */
function numberOf(step: StepId, parameters: FormValues, name: string): number {
  const fallback = () =>
    parametersOf(findStep(step)).find((parameter) => parameter.name === name)?.defaultValue
  return Number(parameters[name] ?? fallback())
}
