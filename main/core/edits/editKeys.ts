import { createHash } from 'node:crypto'
import type { ModelLocation } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import type { RecipeStep } from '../../../preload/contract/recipe'
import { imageReferenceSchema } from '../../../preload/contract/references'
import { findStep } from '../../../preload/contract/steps'

/** What a key depends on beside the steps themselves. */
export interface KeyFacts {
  /** SHA-256 of an asset's file. Throws `asset-not-found`. */
  readonly hashOf: (asset: string) => string
  readonly models: readonly ModelLocation[]
}

/**
 * For each prefix of prepared steps over a source, the hash of all that its result depends on: the
 * source's bytes, the steps with their parameters, the bytes of masks, and the weights of networks.
 * Equal keys stand for equal pictures. The first key is that of the source alone.
 * Throws `recipe-invalid` where a step names a file: only assets keep their content.
 */
export function editKeys(source: string, steps: readonly RecipeStep[], facts: KeyFacts): string[] {
  const keys = [facts.hashOf(source)]
  for (const step of steps) {
    const before = keys.at(-1) as string
    const text = stableText([step.step, known(step.parameters, facts), weightsOf(step, facts)])
    keys.push(createHash('sha256').update(`${before}\n${text}`).digest('hex'))
  }
  return keys
}

function known(
  parameters: Readonly<Record<string, unknown>>,
  { hashOf }: KeyFacts,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      const reference = imageReferenceSchema.safeParse(value)
      if (!reference.success) return [name, value]
      if ('asset' in reference.data) return [name, hashOf(reference.data.asset)]
      throw new StudioError('recipe-invalid', { reason: 'an edit names pictures of the library' })
    }),
  )
}

function weightsOf(step: RecipeStep, { models }: KeyFacts): string[] {
  const task = findStep(step.step).model
  if (!task) return []
  const { model } = step.parameters
  const location = models.find((one) => one.task === task && (!model || one.id === model))
  return Object.values(location?.files ?? {}).map(({ sha256 }) => sha256)
}

/** JSON in which the order of an object's keys does not count. */
function stableText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  )
}
