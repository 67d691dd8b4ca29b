import type { FolderFinding } from '../../preload/contract/folderRun'
import type { Recipe } from '../../preload/contract/recipe'
import type { StepResult } from '../../preload/contract/steps'
import type { StudioDependencies } from './dependencies'
import type { EditHistory } from './edits/editHistory'
import type { EditStore } from './edits/editStore'
import type { EditRenderer } from './edits/renderEdit'
import type { Engines } from './engine/engines'
import type { PictureService } from './engine/pictureService'
import type { WorkFolders } from './files/workFolders'
import type { JobQueue } from './jobs/jobQueue'
import type { AssetExport } from './library/assetExport'
import type { ExportEstimate } from './library/exportEstimate'
import type { Library } from './library/library'
import type { ManyExport } from './library/manyExport'
import type { PictureViews } from './library/pictureViews'
import type { LabelSamples } from './models/labelSamples'
import type { ModelCatalogue } from './models/modelCatalogue'
import type { NamedRuns } from './namedRuns'
import type { DrawnPicture, Execute } from './recipes/drawOnce'
import type { SettingsStore } from './settings/settingsStore'
import type { TaskList } from './tasks/taskList'
import type { WatchedFolders } from './watch/watchedFolders'

/** What the handlers of routes see of the studio. */
export interface StudioParts {
  readonly dependencies: StudioDependencies
  readonly settings: SettingsStore
  readonly engines: Engines
  readonly models: ModelCatalogue
  readonly samples: LabelSamples
  /** `not-allowed` where the studio works without a library; so are `jobs` and the exports. */
  readonly library: Library
  readonly jobs: JobQueue
  readonly edits: EditStore
  readonly editRenderer: EditRenderer
  readonly history: EditHistory
  readonly assetExport: AssetExport
  readonly many: ManyExport
  readonly exportEstimate: ExportEstimate
  readonly views: PictureViews
  readonly tasks: TaskList
  /** `not-allowed` where the studio works without a library. */
  readonly watch: WatchedFolders
  /** Work in progress outside a library. */
  readonly work: WorkFolders
  readonly pictures: PictureService
  readonly execute: Execute
  /** Checks and repairs of the library. */
  readonly healthRuns: NamedRuns
  readonly libraryFolder: string | undefined
  /** Runs a recipe that needs no input and answers with its first picture, kept nowhere. */
  draw(recipe: Recipe, signal?: AbortSignal): Promise<DrawnPicture>
  /** How like an asset is another one, kept nowhere. What was measured before and is not done is given up. */
  measure(
    asset: string,
    reference: string,
    signal?: AbortSignal,
  ): Promise<StepResult<'evaluate.image'>>
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
