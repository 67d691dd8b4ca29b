import type { ImageFormat, RunOutput } from '../../../preload/contract/engineProtocol'
import type { Recipe } from '../../../preload/contract/recipe'
import type { ImageReference } from '../../../preload/contract/references'

/** Which run an output came from. */
export interface OutputContext {
  /** The recipe that makes exactly this output. */
  readonly recipe: Recipe
  readonly input?: {
    readonly reference: ImageReference
    readonly path: string
    readonly index: number
  }
  /** Place among the outputs of its run. */
  readonly ordinal: number
}

/** Where the results of a recipe go: the library, or a folder. */
export interface OutputSink<Stored> {
  /** Format and quality of the pictures that the engine writes. */
  readonly format: ImageFormat
  readonly quality: number
  /** Called once before anything runs: throws what would make all of the work useless. */
  prepare(): Promise<void>
  /** A folder for the files of one run. */
  openRun(): Promise<string>
  closeRun(folder: string): Promise<void>
  /** Keeps one output; its file may be moved away. */
  store(output: RunOutput, context: OutputContext): Promise<Stored>
}
