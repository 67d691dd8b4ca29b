import { readFile } from 'node:fs/promises'
import type { RunOutput } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import type { Recipe } from '../../../preload/contract/recipe'
import type { ImageReference } from '../../../preload/contract/references'
import type { WorkFolders } from '../files/workFolders'
import type { OutputSink } from './outputSink'
import { PassingSink } from './passingSink'
import type { RunOptions, RunSummary } from './runRecipe'

/** Runs a prepared or unprepared recipe into a sink: `Studio.execute`. */
export type Execute = <Stored>(
  recipe: Recipe,
  inputs: readonly ImageReference[],
  sink: OutputSink<Stored>,
  options?: RunOptions<Stored>,
) => Promise<RunSummary>

/** A picture that is kept nowhere. */
export interface DrawnPicture {
  readonly name: string
  readonly type: 'image/webp'
  readonly bytes: Uint8Array
}

/** Near to lossless, a tenth of a PNG's bytes: these pictures are looked at, not kept. */
const quality = 90

/**
 * Runs a recipe that needs no input and answers with its first picture; nothing is kept. Throws what
 * running throws, and `recipe-invalid` where the recipe makes no picture.
 */
export async function drawOnce(
  execute: Execute,
  work: WorkFolders,
  recipe: Recipe,
  signal?: AbortSignal,
): Promise<DrawnPicture> {
  let first: Uint8Array | undefined
  const take = async ({ file }: RunOutput) => {
    if (file !== undefined) first ??= await readFile(file)
  }
  await execute(recipe, [], new PassingSink(work, take, 'webp', quality), { signal })
  if (!first) throw new StudioError('recipe-invalid', { reason: 'it makes no picture' })
  return { name: 'trial.webp', type: 'image/webp', bytes: new Uint8Array(first) }
}
