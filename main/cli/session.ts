import type { RunOutput } from '../../preload/contract/engineProtocol'
import type { StudioError } from '../../preload/contract/errors'
import type { Language } from '../../preload/contract/language'
import { errorText } from '../../preload/contract/text/errorText'
import { FolderSink, folderSinkOptions } from '../core/recipes/folderSink'
import { parseRecipe } from '../core/recipes/prepareRecipe'
import { referencesOf } from '../core/recipes/recipeImages'
import { createStudio, type Studio } from '../core/studio'
import type { StudioFolders } from '../host/folders'
import { forkEngine, forkProbe } from '../host/forkEngine'
import { openLog } from '../host/log'
import { systemLanguage } from '../host/systemLanguage'
import { trainingTools } from '../host/trainingTools'

export interface ExecuteRequest {
  readonly recipe: unknown
  readonly inputs: readonly string[]
  readonly out: string
  readonly quality: number
  readonly overwrite: boolean
  /** Whether reports without a picture become JSON files in `out`. */
  readonly writeData: boolean
  onProgress(fraction: number): void
  onOutput(file: string | undefined, output: RunOutput, input: string | undefined): void
}

/** One use of the command line: a core that is opened when a command first needs it, and closed at the end. */
export class CliSession {
  private opened: Studio | undefined

  constructor(
    readonly folders: StudioFolders,
    readonly version: string,
    readonly signal: AbortSignal,
  ) {}

  /** The core: `none` works without a library, beside a studio that has it open. */
  async studio(library: 'open' | 'none', door: 'cli' | 'web' = 'cli'): Promise<Studio> {
    this.opened ??= await createStudio({
      launchEngine: forkEngine(this.folders.programs),
      launchProbe: forkProbe(this.folders.programs),
      training: trainingTools(this.folders.recipes),
      folders: this.folders,
      version: this.version,
      door,
      systemLanguage: systemLanguage(),
      library,
      ...openLog(this.folders.home),
    })
    return this.opened
  }

  /** Runs a recipe into a folder; the failures of single inputs, in their order. */
  async execute(request: ExecuteRequest): Promise<readonly StudioError[]> {
    const recipe = parseRecipe(request.recipe)
    // Masks that were painted in the window are assets: only with the library are they at hand.
    const named = referencesOf(recipe).some((reference) => 'asset' in reference)
    const studio = await this.studio(named ? 'open' : 'none')
    const sink = new FolderSink(
      folderSinkOptions(request.out, {
        quality: request.quality,
        overwrite: request.overwrite,
        writeData: request.writeData,
      }),
      studio.work,
    )
    const summary = await studio.execute(
      recipe,
      request.inputs.map((path) => ({ path })),
      sink,
      {
        signal: this.signal,
        onProgress: request.onProgress,
        onOutput: (stored, output, context) =>
          request.onOutput(stored.file, output, context.input?.path),
      },
    )
    return summary.failures.map((failure) => failure.error)
  }

  /** Says something beside the answer, on standard error, where there is something to say. */
  say(words: (language: Language) => string): void {
    const text = words(systemLanguage())
    if (text) process.stderr.write(`studio: ${text}\n`)
  }

  /** Says on standard error what went wrong. */
  complain(error: StudioError): void {
    process.stderr.write(`studio: ${errorText(error.code, error.data, systemLanguage())}\n`)
  }

  async close(): Promise<void> {
    await this.opened?.close()
    this.opened = undefined
  }
}
