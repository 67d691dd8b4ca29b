import type { FolderFinding } from '../../preload/contract/folderRun'
import type { Recipe } from '../../preload/contract/recipe'
import type { StepId, StepResult } from '../../preload/contract/steps'
import type { StudioDependencies } from './dependencies'
import type { Engines } from './engine/engines'
import type { PictureService } from './engine/pictureService'
import type { WorkFolders } from './files/workFolders'
import type { LabelSamples } from './models/labelSamples'
import type { ModelCatalogue } from './models/modelCatalogue'
import type { NamedRuns } from './namedRuns'
import type { OpenLibrary } from './openLibrary'
import type { DrawnPicture, Execute } from './recipes/drawOnce'
import type { Measurement } from './recipes/measureOnce'
import type { SettingsStore } from './settings/settingsStore'
import type { TaskList } from './tasks/taskList'
import type { Trainings } from './training/trainings'

/**
 * What the handlers of routes see of the studio. What belongs to a library is `not-allowed` where the studio works
 * without one.
 */
export interface StudioParts extends Omit<OpenLibrary, 'thumbnails'> {
  readonly dependencies: StudioDependencies
  readonly settings: SettingsStore
  readonly engines: Engines
  readonly models: ModelCatalogue
  readonly samples: LabelSamples
  readonly tasks: TaskList
  readonly trainings: Trainings
  /** Work in progress outside a library. */
  readonly work: WorkFolders
  readonly pictures: PictureService
  readonly execute: Execute
  /** Checks and repairs of the library. */
  readonly healthRuns: NamedRuns
  readonly libraryFolder: string | undefined
  /** Runs a recipe that needs no input and answers with its first picture, kept nowhere. */
  draw(recipe: Recipe, signal?: AbortSignal): Promise<DrawnPicture>
  /** What a step measures of an asset, kept nowhere. What was measured before and is not done is given up. */
  measure<Id extends StepId>(
    asset: string,
    measurement: Measurement<Id>,
    signal?: AbortSignal,
  ): Promise<StepResult<Id>>
  /** Gives up what is being measured: nobody looks at it any more. */
  endMeasure(): void
  /** Milliseconds since 1970 at which it opened. */
  readonly started: number
  /** Tells every door that assets have changed. */
  changed(ids: readonly string[]): void
  /** Tells every door what a draft over a folder has found out. */
  found(task: string, finding: FolderFinding): void
  /** Tells every door that something was done or taken back in the window of that name. */
  historyChanged(client: string): void
  /** Tells every door that presets, or the steps that were copied last, have changed. */
  presetsChanged(): void
  /** Opens another library instead of this one, which stays open where the other cannot be opened. */
  openLibrary(folder: string): Promise<void>
  /** Makes the index of the library anew, with its jobs. Throws `job-state-differs` while one runs. */
  reindexLibrary(): Promise<void>
}
