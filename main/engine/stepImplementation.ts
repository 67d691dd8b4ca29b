import type { ModelTask } from '../../preload/contract/model'
import type { StepId, StepParameters, StepResult } from '../../preload/contract/steps'
import type { LoadedModel } from './models/loadedModel'
import type { Picture } from './picture'

/** What a step may use besides its input and parameters. */
export interface StepContext {
  /** Aborted when the job is cancelled: look at it between tiles and iterations. */
  readonly signal: AbortSignal
  /** How much of this step is done, 0..1. */
  progress(fraction: number): void
  /** Files of all the inputs, for a step that takes them as a set. */
  readonly inputs: readonly string[]
  /** Decodes another picture (a mask, a reference). */
  readPicture(path: string): Promise<Picture>
  /** The step's network, loaded once and shared. `id` where the user chose one. */
  loadModel(task: ModelTask, id?: string): Promise<LoadedModel>
}

/** A picture that only the step itself can encode (an animation). */
export interface EncodedPicture {
  readonly bytes: Uint8Array
  readonly format: string
  readonly width: number
  readonly height: number
}

export interface StepOutput<Result> {
  /** The picture for the next step; left out, the input goes on unchanged. */
  readonly picture?: Picture
  readonly encoded?: EncodedPicture
  readonly data: Result
  readonly seed?: number
  readonly model?: string
}

/** A step's work. Every yielded output is passed on at once; errors are StudioErrors. */
export interface StepImplementation<Id extends StepId> {
  run(
    input: Picture | undefined,
    parameters: StepParameters<Id>,
    context: StepContext,
  ): AsyncIterable<StepOutput<StepResult<Id>>>
}

/** One implementation for every definition: a missing one is a type error. */
export type StepImplementations = { readonly [Id in StepId]: StepImplementation<Id> }

/** Narrows the input of a step that needs one; the router has checked it. */
export function requirePicture(input: Picture | undefined): Picture {
  if (!input) throw new Error('the router let a step without its input through')
  return input
}
