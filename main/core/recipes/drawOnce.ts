import { readFile } from 'node:fs/promises'
import type { RunOutput } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import type { Recipe } from '../../../preload/contract/recipe'
import type { ImageReference } from '../../../preload/contract/references'
import type { WorkFolders } from '../files/workFolders'
import type { OutputSink } from './outputSink'
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

/** Holds the first picture of a run in memory; its files go with the run's folder. */
class TrialSink implements OutputSink<undefined> {
  readonly format = 'webp'
  readonly quality = quality
  first: Uint8Array | undefined

  constructor(private readonly work: WorkFolders) {}

  async prepare(): Promise<void> {}

  openRun(): Promise<string> {
    return this.work.open()
  }

  closeRun(folder: string): Promise<void> {
    return this.work.close(folder)
  }

  async store(output: RunOutput): Promise<undefined> {
    if (output.file !== undefined && !this.first) this.first = await readFile(output.file)
  }
}

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
  const sink = new TrialSink(work)
  await execute(recipe, [], sink, { signal })
  if (!sink.first) throw new StudioError('recipe-invalid', { reason: 'it makes no picture' })
  return { name: 'trial.webp', type: 'image/webp', bytes: new Uint8Array(sink.first) }
}
