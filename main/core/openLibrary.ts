import type { StudioDependencies } from './dependencies'
import { EditHistory } from './edits/editHistory'
import { EditStore } from './edits/editStore'
import { EditRenderer } from './edits/renderEdit'
import { RepaintingStore } from './edits/repaintingStore'
import type { PictureService } from './engine/pictureService'
import type { EventHub } from './eventHub'
import { JobQueue } from './jobs/jobQueue'
import { AssetExport } from './library/assetExport'
import { ExportEstimate } from './library/exportEstimate'
import type { Library } from './library/library'
import { ManyExport } from './library/manyExport'
import { PictureExport } from './library/pictureExport'
import { PictureViews } from './library/pictureViews'
import { ThumbnailsAhead } from './library/thumbnailsAhead'
import type { ModelCatalogue } from './models/modelCatalogue'
import type { RunPrepared } from './recipes/runRecipe'
import { pauseFor } from './watch/settled'
import { WatchedFolders } from './watch/watchedFolders'

/** A library with everything that works with it. */
export interface OpenLibrary {
  readonly library: Library
  readonly jobs: JobQueue
  readonly edits: EditStore
  readonly editRenderer: EditRenderer
  readonly history: EditHistory
  readonly repaintings: RepaintingStore
  readonly assetExport: AssetExport
  readonly many: ManyExport
  readonly exportEstimate: ExportEstimate
  readonly views: PictureViews
  readonly watch: WatchedFolders
  readonly thumbnails: ThumbnailsAhead
}

interface OpenServices {
  readonly dependencies: StudioDependencies
  readonly events: EventHub
  readonly models: ModelCatalogue
  readonly pictures: PictureService
  readonly run: RunPrepared
  /** Whether exports, folder runs or imports are under way. */
  readonly tasksRun: () => boolean
}

/** Everything that works with a library that is open; nothing of it has begun. */
export function openParts(
  library: Library,
  { dependencies, events, models, pictures, run, tasksRun }: OpenServices,
): OpenLibrary {
  const { log, door, queue, thumbnails, watchPause, watchFolders } = dependencies
  const isCommand = door === 'cli'
  const held = (queue ?? (isCommand ? 'hold' : 'run')) === 'hold'
  const editRenderer = new EditRenderer(library, models, run)
  const edits = new EditStore(library)
  const jobs = new JobQueue(library, run, editRenderer, events, held, log)
  const pictureExport = new PictureExport(library, pictures)
  return {
    library,
    jobs,
    edits,
    editRenderer,
    history: new EditHistory(library, edits),
    repaintings: new RepaintingStore(library),
    assetExport: new AssetExport(library, pictureExport),
    many: new ManyExport(library, pictureExport),
    exportEstimate: new ExportEstimate(library, pictureExport),
    thumbnails: new ThumbnailsAhead(library, {
      active: (thumbnails ?? (isCommand ? 'asked' : 'ahead')) === 'ahead',
      busy: () => jobs.busy || tasksRun() || pictures.busy,
      pause: pauseFor(400),
      log,
    }),
    views: new PictureViews(library, pictures),
    watch: new WatchedFolders(library, {
      active: !isCommand,
      pause: watchPause ?? pauseFor(1500),
      mostFolders: watchFolders ?? 5000,
      onTaken: (asset) => events.emit('library.changed', { ids: [asset] }),
      onSeveralPages: (count) => events.emit('notice', { code: 'several-pages', data: { count } }),
      onChanged: () => events.emit('watch.changed', {}),
      log,
    }),
  }
}

/** Stops what is done with a library, and waits for its ends. */
export async function endWork({ thumbnails, watch, jobs }: OpenLibrary): Promise<void> {
  await thumbnails.close()
  await watch.close()
  await jobs.close()
}

/** Ends everything that works with a library, and lets it go. */
export async function closeLibrary(open: OpenLibrary): Promise<void> {
  await endWork(open)
  open.library.close()
}
