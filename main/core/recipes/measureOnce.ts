import type { RunOutput } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import type { ImageReference } from '../../../preload/contract/references'
import { findStep, type StepId, type StepResult } from '../../../preload/contract/steps'
import type { WorkFolders } from '../files/workFolders'
import type { Execute } from './drawOnce'
import { PassingSink } from './passingSink'

/** A step that measures pictures, with its parameters. */
export interface Measurement<Id extends StepId> {
  readonly step: Id
  readonly parameters: Readonly<Record<string, unknown>>
}

/**
 * What a step measures of a picture; nothing is kept of it. Throws what running throws:
 * `reference-size-differs`, `asset-not-found`, `cancelled`, …
 */
export async function measureOnce<Id extends StepId>(
  execute: Execute,
  work: WorkFolders,
  { step, parameters }: Measurement<Id>,
  picture: ImageReference,
  signal?: AbortSignal,
): Promise<StepResult<Id>> {
  let data: RunOutput['data'] | undefined
  const sink = new PassingSink(work, (output) => {
    data = output.data
  })
  const steps = [{ step, parameters: { ...parameters }, enabled: true }]
  await execute({ version: 1, steps }, [picture], sink, { signal })
  const found = findStep(step).result.safeParse(data)
  if (found.success) return found.data as StepResult<Id>
  throw new StudioError('internal', { reason: 'nothing was measured' })
}
