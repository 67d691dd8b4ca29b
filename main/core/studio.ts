import { join, resolve } from 'node:path'
import type * as z from 'zod'
import type { ImageVariant } from '../../preload/contract/api'
import { StudioError } from '../../preload/contract/errors'
import type { EventName, EventPayload } from '../../preload/contract/events'
import type { FolderFinding } from '../../preload/contract/folderRun'
import type { Recipe } from '../../preload/contract/recipe'
import { type ImageReference, identifierSchema } from '../../preload/contract/references'
import { findRoute } from '../../preload/contract/routes'
import type { StepId } from '../../preload/contract/steps'
import type { StudioDependencies } from './dependencies'
import { Device } from './device'
import type { EditHistory } from './edits/editHistory'
import type { EditStore } from './edits/editStore'
import type { EditRenderer } from './edits/renderEdit'
import type { RepaintingStore } from './edits/repaintingStore'
import { Engines } from './engine/engines'
import { PictureService } from './engine/pictureService'
import { EventHub } from './eventHub'
import { toFailure, writeFailure } from './failure'
import { makeFolder } from './files/makeFolder'
import { fileName } from './files/safeFileName'
import { removeLeftovers } from './files/temporaryFiles'
import { WorkFolders } from './files/workFolders'
import type { JobQueue } from './jobs/jobQueue'
import type { AssetExport } from './library/assetExport'
import type { ExportEstimate } from './library/exportEstimate'
import { Library } from './library/library'
import type { ManyExport } from './library/manyExport'
import type { PictureViews } from './library/pictureViews'
import { LabelSamples } from './models/labelSamples'
import { ModelCatalogue } from './models/modelCatalogue'
import { ModelLabels } from './models/modelLabels'
import { NamedRuns } from './namedRuns'
import { closeLibrary, endWork, type OpenLibrary, openParts } from './openLibrary'
import { type DrawnPicture, drawOnce } from './recipes/drawOnce'
import { type Measurement, measureOnce } from './recipes/measureOnce'
import type { OutputSink } from './recipes/outputSink'
import { isApart, prepareRecipe } from './recipes/prepareRecipe'
import { type RunOptions, type RunSummary, runRecipe } from './recipes/runRecipe'
import { routeHandlers } from './routeHandlerList'
import type { Caller, RouteHandler } from './routeHandlers'
import {
  readLibraryChoice,
  requireChosenFolder,
  writeLibraryChoice,
} from './settings/libraryChoice'
import { SettingsStore } from './settings/settingsStore'
import type { StudioParts } from './studioParts'
import { TaskJournal } from './tasks/taskJournal'
import { TaskList } from './tasks/taskList'
import { Trainings } from './training/trainings'
import type { WatchedFolders } from './watch/watchedFolders'

/** Opens the studio: settings, models, engines on demand, the library and its queue. */
export async function createStudio(dependencies: StudioDependencies): Promise<Studio> {
  return Studio.open(dependencies)
}

/** The core that every door stands on. */
export class Studio implements StudioParts {
  private opened: OpenLibrary | undefined
  private readonly device = new Device()
  /** For what takes hours: it goes beside the others, one at a time. */
  private readonly apart = new Device()
  private readonly closing = new AbortController()
  private measuring: AbortController | undefined
  readonly started = Date.now()
  readonly tasks: TaskList
  readonly healthRuns = new NamedRuns((id, done, total) =>
    this.events.emit('diagnostics.progress', { run: id, done, total }),
  )

  readonly samples: LabelSamples
  readonly trainings: Trainings

  private constructor(
    readonly dependencies: StudioDependencies,
    readonly settings: SettingsStore,
    readonly engines: Engines,
    readonly models: ModelCatalogue,
    /** Work in progress outside a library. */
    readonly work: WorkFolders,
    private readonly labels: ModelLabels,
    readonly pictures: PictureService,
    private readonly events: EventHub,
    journal: TaskJournal | undefined,
  ) {
    this.tasks = new TaskList((task) => events.emit('task.changed', task), journal)
    this.trainings = new Trainings(dependencies.folders.home, dependencies.training)
    this.samples = new LabelSamples({
      folder: join(dependencies.folders.home, 'label-samples'),
      models,
      draw: (recipe) => this.draw(recipe),
      busy: () => this.opened?.jobs.busy === true,
      signal: this.closing.signal,
      onMade: (made) => events.emit('sample.made', made),
      log: dependencies.log,
    })
  }

  static async open(dependencies: StudioDependencies): Promise<Studio> {
    const { folders, log } = dependencies
    await makeFolder(folders.home).catch((error: unknown) => {
      throw writeFailure(error, fileName(folders.home))
    })
    const events = new EventHub(log)
    const settings = await SettingsStore.open(
      folders.home,
      (changed) => {
        dependencies.logDetails?.(changed.logDetails)
        events.emit('settings.changed', changed)
        engines.settingsChanged()
      },
      log,
    )
    dependencies.logDetails?.(settings.get().logDetails)
    const engines: Engines = new Engines(dependencies, () => settings.get(), events)
    await engines.open()
    const labels = new ModelLabels(folders.home, engines.pictures, log)
    await labels.load()
    const models = await ModelCatalogue.open(
      { ...folders, userModels: join(folders.home, 'models') },
      (location) => labels.find(location),
      log,
      () => events.emit('models.changed', {}),
    )
    const work = new WorkFolders(join(folders.home, 'work'))
    await work.sweep()
    const pictures = new PictureService(engines.pictures)
    // Whoever works in a terminal sees it end there.
    const journal =
      dependencies.door === 'cli' ? undefined : new TaskJournal(join(folders.home, 'tasks'), log)
    const studio = new Studio(
      dependencies,
      settings,
      engines,
      models,
      work,
      labels,
      pictures,
      events,
      journal,
    )
    try {
      if (dependencies.library !== 'none')
        studio.opened = await studio.openFolder(await studio.chosenFolder())
      for (const { kind, name } of (await journal?.takeCut()) ?? [])
        events.emit('notice', { code: 'task-cut', data: { kind, name } })
      studio.opened?.jobs.open()
      studio.opened?.watch.open()
      studio.opened?.thumbnails.open()
      events.on('library.changed', ({ ids }) => studio.opened?.thumbnails.add(ids))
      studio.sweepLeftovers()
      return studio
    } catch (error) {
      await studio.close()
      throw toFailure(error)
    }
  }

  get library(): Library {
    return this.requireLibrary().library
  }

  get jobs(): JobQueue {
    return this.requireLibrary().jobs
  }

  get edits(): EditStore {
    return this.requireLibrary().edits
  }

  get editRenderer(): EditRenderer {
    return this.requireLibrary().editRenderer
  }

  get history(): EditHistory {
    return this.requireLibrary().history
  }

  get repaintings(): RepaintingStore {
    return this.requireLibrary().repaintings
  }

  get assetExport(): AssetExport {
    return this.requireLibrary().assetExport
  }

  get many(): ManyExport {
    return this.requireLibrary().many
  }

  get exportEstimate(): ExportEstimate {
    return this.requireLibrary().exportEstimate
  }

  get views(): PictureViews {
    return this.requireLibrary().views
  }

  get watch(): WatchedFolders {
    return this.requireLibrary().watch
  }

  get libraryFolder(): string | undefined {
    return this.opened?.library.folder
  }

  /**
   * Makes one call: finds the route, checks who may call it, parses the input and runs the handler.
   * Rejects with StudioErrors only: `unknown-route`, `not-allowed`, `bad-request`, and the route's own.
   */
  async call(name: string, input: unknown, caller: Caller): Promise<unknown> {
    try {
      const route = findRoute(name)
      if (!route) throw new StudioError('unknown-route', { route: String(name).slice(0, 64) })
      if (route.access === 'local' && caller.access !== 'local') {
        throw new StudioError('not-allowed', { route: name })
      }
      const parsed = route.input.safeParse(input)
      if (!parsed.success) throw badRequest(parsed.error)
      if (name === 'library/list') this.opened?.thumbnails.yieldToLooks()
      return await findHandler(name)(this, parsed.data, caller)
    } catch (error) {
      const failure = toFailure(error)
      if (failure.code === 'internal') this.dependencies.log(`${name} failed`, error)
      throw failure
    }
  }

  /** Listens until the returned function is called. */
  on<Name extends EventName>(
    name: Name,
    listener: (payload: EventPayload<Name>) => void,
  ): () => void {
    return this.events.on(name, listener)
  }

  /** Runs a recipe over some inputs into a sink, after whatever runs now. See runRecipe for its errors. */
  async execute<Stored>(
    recipe: Recipe,
    inputs: readonly ImageReference[],
    sink: OutputSink<Stored>,
    options: RunOptions<Stored> = {},
  ): Promise<RunSummary> {
    return this.run(prepareRecipe(recipe, inputs.length), inputs, sink, options)
  }

  draw(recipe: Recipe, signal?: AbortSignal): Promise<DrawnPicture> {
    return drawOnce(
      (...run) => this.execute(...run),
      this.work,
      recipe,
      signal ?? this.closing.signal,
    )
  }

  measure<Id extends StepId>(asset: string, measurement: Measurement<Id>, signal?: AbortSignal) {
    this.endMeasure()
    const measuring = new AbortController()
    this.measuring = measuring
    signal?.addEventListener('abort', () => measuring.abort(), { once: true })
    return measureOnce(
      (...run) => this.execute(...run),
      this.work,
      measurement,
      { asset },
      measuring.signal,
    )
  }

  endMeasure(): void {
    this.measuring?.abort()
    this.measuring = undefined
  }

  /** The file of a label's sample picture for the doors' addresses. */
  async sampleFile(model: string, label: string): Promise<{ path: string; type: string }> {
    try {
      return await this.samples.file(model, label)
    } catch (error) {
      throw toFailure(error)
    }
  }

  /** The file of an asset's picture for the doors' addresses; smaller forms are made when first asked for. */
  async assetFile(id: string, variant: ImageVariant): Promise<{ path: string; type: string }> {
    try {
      if (!identifierSchema.safeParse(id).success) throw new StudioError('asset-not-found', { id })
      this.opened?.thumbnails.yieldToLooks()
      return await this.library.variantFile(id, variant)
    } catch (error) {
      throw toFailure(error)
    }
  }

  changed(ids: readonly string[]): void {
    this.events.emit('library.changed', { ids: [...ids] })
  }

  found(task: string, finding: FolderFinding): void {
    this.events.emit('folder.found', { task, finding })
  }

  presetsChanged(): void {
    this.events.emit('presets.changed', {})
  }

  historyChanged(client: string): void {
    this.events.emit('history.changed', { client })
  }

  async openLibrary(folder: string): Promise<void> {
    const previous = this.opened
    const path = resolve(folder)
    if (path === previous?.library.folder) return
    if (previous?.jobs.working || this.tasks.busy > 0)
      throw new StudioError('job-state-differs', { state: 'running' })
    const next = await this.openFolder(path)
    try {
      await writeLibraryChoice(this.dependencies.folders.home, path)
    } catch (error) {
      next.library.close()
      throw error
    }
    this.opened = next
    if (previous) await closeLibrary(previous)
    next.jobs.open()
    next.watch.open()
    next.thumbnails.open()
    this.changed([])
    this.presetsChanged()
    this.events.emit('jobs.reordered', { ids: next.jobs.list().map((job) => job.id) })
  }

  async reindexLibrary(): Promise<void> {
    const previous = this.requireLibrary()
    if (previous.jobs.working) throw new StudioError('job-state-differs', { state: 'running' })
    const { folder } = previous.library
    this.opened = undefined
    await closeLibrary(previous)
    try {
      this.opened = await this.openFolder(folder, true)
    } catch (error) {
      // The folder is still the library, with whatever index it has now.
      this.opened = await this.openFolder(folder)
      throw error
    } finally {
      this.opened?.jobs.open()
      this.opened?.watch.open()
      this.opened?.thumbnails.open()
      this.changed([])
      this.events.emit('jobs.reordered', {
        ids: this.opened?.jobs.list().map(({ id }) => id) ?? [],
      })
    }
  }

  /** Stops what runs (it is offered again later), writes everything down, ends the engines. */
  async close(): Promise<void> {
    this.closing.abort()
    this.endMeasure()
    this.trainings.close()
    await this.tasks.close()
    const opened = this.opened
    this.opened = undefined
    if (opened) await endWork(opened)
    await this.engines.close()
    opened?.library.close()
  }

  private async run<Stored>(
    recipe: Recipe,
    inputs: readonly ImageReference[],
    sink: OutputSink<Stored>,
    options: RunOptions<Stored>,
  ): Promise<RunSummary> {
    const services = {
      engines: this.engines,
      models: this.models,
      threads: () => this.settings.get().threads,
      assetPath: (id: string) => this.library.pathOf(id),
      seen: this.opened?.library.embeddings,
      training: (signal: AbortSignal | undefined) => this.trainings.place(signal),
    }
    const device = isApart(recipe) ? this.apart : this.device
    try {
      return await device.use(
        () => runRecipe(services, recipe, inputs, sink, options),
        options.signal ?? this.closing.signal,
      )
    } catch (error) {
      throw toFailure(error)
    }
  }

  private async openFolder(folder: string, anew = false): Promise<OpenLibrary> {
    const { dependencies, events, models, pictures } = this
    const services = {
      pictures,
      labelTitles: (label: string) => this.labels.titles(label),
      log: dependencies.log,
    }
    const library = await Library.open(folder, services, anew)
    if (!anew) this.reportRestored(library)
    return openParts(library, {
      dependencies,
      events,
      models,
      pictures,
      run: (recipe, inputs, sink, options) => this.run(recipe, inputs, sink, options),
      tasksRun: () => this.tasks.busy > 0,
    })
  }

  /** Says that the index is a backup or empty, and takes in the files that it does not know. */
  private reportRestored(library: Library): void {
    const { restoredFrom, lostIndex } = library
    if (restoredFrom !== undefined)
      this.events.emit('notice', { code: 'library-restored', data: { backup: restoredFrom } })
    if (restoredFrom === undefined && !lostIndex) return
    this.adoptStrays(library, lostIndex).catch((error: unknown) =>
      this.dependencies.log('files that the index does not know stay outside', error),
    )
  }

  private async adoptStrays(library: Library, lostIndex: boolean): Promise<void> {
    const adopted = await library.adoptStrays(this.closing.signal, this.dependencies.log)
    if (adopted.length > 0) this.changed(adopted.map((asset) => asset.id))
    if (adopted.length > 0 && lostIndex)
      this.events.emit('notice', { code: 'library-rebuilt', data: { count: adopted.length } })
  }

  /** What killed processes left behind, looked for without holding anybody up. */
  private sweepLeftovers(): void {
    const { folders, log } = this.dependencies
    const sweep = async () => {
      await removeLeftovers(folders.home, false, this.closing.signal)
      if (this.libraryFolder !== undefined)
        await removeLeftovers(this.libraryFolder, true, this.closing.signal)
    }
    sweep().catch((error: unknown) => {
      if (!this.closing.signal.aborted) log('temporary files of an earlier run stay', error)
    })
  }

  private async chosenFolder(): Promise<string> {
    const { folders, log } = this.dependencies
    const chosen = await readLibraryChoice(folders.home, log)
    if (chosen === undefined) return resolve(folders.library)
    await requireChosenFolder(chosen)
    return chosen
  }

  private requireLibrary(): OpenLibrary {
    if (!this.opened) throw new StudioError('not-allowed', { reason: 'no library is open' })
    return this.opened
  }
}

function badRequest(error: z.ZodError): StudioError {
  const issue = error.issues[0]
  const field =
    issue?.code === 'unrecognized_keys'
      ? [...issue.path, issue.keys[0]].join('.')
      : (issue?.path.join('.') ?? '')
  const message = issue?.message ?? ''
  return new StudioError('bad-request', {
    field: field.slice(0, 200),
    reason: (field ? `${field}: ${message}` : message).slice(0, 300),
  })
}

/** The route was found by its name, so its handler is there and takes what its schema gives. */
function findHandler(name: string): RouteHandler<unknown, unknown> {
  const [group = '', route = ''] = name.split('/')
  const groups: Readonly<Record<string, object>> = routeHandlers
  const handlers = groups[group] as Readonly<Record<string, RouteHandler<unknown, unknown>>>
  return handlers[route] as RouteHandler<unknown, unknown>
}
