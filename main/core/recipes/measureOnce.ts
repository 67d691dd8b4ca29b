import type { RunOutput } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import type { ImageReference } from '../../../preload/contract/references'
import type { StepResult } from '../../../preload/contract/steps'
import { definition } from '../../../preload/contract/steps/evaluate.image'
import type { WorkFolders } from '../files/workFolders'
import type { Execute } from './drawOnce'
import { PassingSink } from './passingSink'

/**
 * How like two pictures are, by evaluate.image; nothing is kept of it. Throws what running throws:
 * `reference-size-differs`, `asset-not-found`, `cancelled`, …
 */
export async function measureOnce(
  execute: Execute,
  work: WorkFolders,
  picture: ImageReference,
  reference: ImageReference,
  signal?: AbortSignal,
): Promise<StepResult<'evaluate.image'>> {
  let data: RunOutput['data'] | undefined
  const sink = new PassingSink(work, (output) => {
    data = output.data
  })
  const step = { step: definition.id, parameters: { reference }, enabled: true }
  await execute({ version: 1, steps: [step] }, [picture], sink, { signal })
  const found = definition.result.safeParse(data)
  if (found.success) return found.data
  throw new StudioError('internal', { reason: 'nothing was measured' })
}
