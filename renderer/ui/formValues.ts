import { describeParameters, type ParameterDescription } from '../../preload/contract/parameters'
import type { StepDefinition } from '../../preload/contract/step'

/** What a form holds: parameters by name; what is not there has its default. */
export type FormValues = Readonly<Record<string, unknown>>

const cache = new WeakMap<StepDefinition, readonly ParameterDescription[]>()

/** A step's parameters, worked out once. */
export function parametersOf(definition: StepDefinition): readonly ParameterDescription[] {
  const known = cache.get(definition)
  if (known) return known
  const parameters = describeParameters(definition)
  cache.set(definition, parameters)
  return parameters
}

/** A parameter's value in the form: what was set, or else its default. */
export function formValue(parameter: ParameterDescription, values: FormValues): unknown {
  return values[parameter.name] ?? parameter.defaultValue
}

/** The values with one changed; `undefined` goes back to the default. */
export function withValue(values: FormValues, name: string, value: unknown): FormValues {
  const next = { ...values }
  if (value === undefined) delete next[name]
  else next[name] = value
  return next
}

/** Those of some stored parameters that the step still has and accepts: "use these settings again". */
export function acceptedValues(definition: StepDefinition, stored: FormValues): FormValues {
  const accepted: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(definition.parameters.shape)) {
    const value = stored[name]
    if (
      value !== undefined &&
      (schema as { safeParse(v: unknown): { success: boolean } }).safeParse(value).success
    ) {
      accepted[name] = value
    }
  }
  return accepted
}
