import type { TrainedModel, TrainingPlace } from '../../preload/contract/engineProtocol'
import type { ModelTask } from '../../preload/contract/model'
import type { StepId, StepParameters, StepResult } from '../../preload/contract/steps'
import type { LoadedModel } from './models/loadedModel'
import type { Picture } from './picture'
import type { SampledPicture } from './strips/heldPictures'
import type { PlanarPicture } from './strips/planarPicture'
import type { StagedPicture } from './strips/stagedPicture'
import type { SeenInputs } from './training/seenInputs'

/** What a step may use besides its input and parameters. */
export interface StepContext {
  /** Aborted when the job is cancelled: look at it between tiles and iterations. */
  readonly signal: AbortSignal
  /** How much of this step is done, 0..1. */
  progress(fraction: number): void
  /** Files of all the inputs, for a step that takes them as a set. */
  readonly inputs: readonly string[]
  /** For a step that remembers: what was seen in the inputs before, and who keeps what is seen now. */
  readonly seen?: SeenInputs
  /** For a step that is `apart`: what trains outside the engine. */
  readonly training?: TrainingPlace
  /** Decodes another picture (a mask, a reference). */
  readPicture(path: string): Promise<Picture>
  /** The same, as it was decoded. */
  readSamples(path: string): Promise<SampledPicture>
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

/** A model that a step has trained; the core gives it an id and keeps it. */
export interface TrainedNetwork extends Pick<TrainedModel, 'entry'> {
  readonly bytes: Uint8Array
}

export interface StepOutput<Result> {
  /** The picture for the next step; left out, the input goes on unchanged. */
  readonly picture?: Picture
  /** In place of `picture`, one as a network drew it. */
  readonly drawn?: PlanarPicture
  readonly encoded?: EncodedPicture
  readonly trained?: TrainedNetwork
  readonly data: Result
  readonly seed?: number
  readonly model?: string
}

/** A step that works on whole pictures. Every yielded output is passed on at once; errors are StudioErrors. */
export interface WholeStep<Id extends StepId> {
  run(
    input: Picture | undefined,
    parameters: StepParameters<Id>,
    context: StepContext,
  ): AsyncIterable<StepOutput<StepResult<Id>>>
}

/** The one output of a step that goes through a picture in strips. */
interface StagedOutput<Result> {
  /** Its rows are made when they are asked for: by the step that follows, or while they are written. */
  readonly picture: StagedPicture
  /** Where the picture is given before all of it is made: when that is done, or why it is not. */
  readonly made?: Promise<void>
  /** The step's result; asked for after the last row, or with `made` when nobody asks for rows any more. */
  report(): Result
  readonly model?: string
  /** The step found nothing to do: the picture does not get its mark of origin. */
  readonly untouched?: true
}

/** A step that goes through a picture in strips, so that no more than a few of them are ever in float32. */
interface StagedStep<Id extends StepId> {
  /** How much of the work `stage` does itself, 0..1: the rest is done row by row. */
  readonly ahead: number
  /** Files that `stage` is going to read as samples: decoding them may begin before it does. */
  reads?(parameters: StepParameters<Id>): readonly string[]
  stage(
    input: StagedPicture,
    parameters: StepParameters<Id>,
    context: StepContext,
  ): Promise<StagedOutput<StepResult<Id>>>
}

/** A step's work. */
export type StepImplementation<Id extends StepId> = WholeStep<Id> | StagedStep<Id>

/** One implementation for every definition: a missing one is a type error. */
export type StepImplementations = { readonly [Id in StepId]: StepImplementation<Id> }

/** Narrows the input of a step that needs one; the router has checked it. */
export function requirePicture(input: Picture | undefined): Picture {
  if (!input) throw new Error('the router let a step without its input through')
  return input
}
