import { readFile, stat } from 'node:fs/promises'
import type { Asset } from '../../../preload/contract/asset'
import { StudioError } from '../../../preload/contract/errors'
import type { TaskFailure } from '../../../preload/contract/task'
import { failureError } from '../../../preload/contract/text/failureLine'
import { throwIfAborted, toFailure } from '../failure'
import { findPictures } from '../files/findPictures'
import { fileExtension, fileName } from '../files/safeFileName'
import { reviseText } from '../library/reviseText'
import type { RunWork } from '../namedRuns'
import type { RouteGroupHandlers } from '../routeHandlers'
import type { StudioParts } from '../studioParts'

/** Takes files, and what folders hold, into the library, one after the other; stopped, it tells what it has by then. */
async function importAll(studio: StudioParts, paths: readonly string[], work: RunWork) {
  const { signal, progress } = work
  const assets: Asset[] = []
  const failures: TaskFailure[] = []
  const { files, leftOut } = await findPictures(paths, { signal })
  let notTaken = 0
  let full = false
  for (const [place, path] of files.entries()) {
    progress(place, files.length)
    try {
      const asset = await studio.library.importer.importFile(path, { kind: 'image', signal })
      assets.push(asset)
      studio.changed([asset.id])
    } catch (error) {
      const failure = toFailure(error)
      if (failure.code === 'cancelled' || failure.code === 'disk-full') {
        full = failure.code === 'disk-full'
        notTaken = files.length - place
        break
      }
      failures.push({ name: fileName(path), code: failure.code, data: failure.data })
    }
  }
  const stopped = notTaken > 0
  return { assets, failures, leftOut, notTaken, full, stopped, files: assets.length, skipped: 0 }
}

/** Saves one picture: as a task where its caller follows one, since 24 megapixels take a while and may be given up. */
async function savedAsTask<Saved>(
  studio: StudioParts,
  { task, name }: { readonly task: string | undefined; readonly name: string },
  signal: AbortSignal | undefined,
  save: (signal: AbortSignal | undefined) => Promise<Saved>,
): Promise<Saved> {
  if (task === undefined) return save(signal)
  const done = { files: 1, skipped: 0, failures: [] }
  const report = await studio.tasks.run(
    { id: task, kind: 'export', name },
    signal,
    async (own) => ({
      ...done,
      saved: await save(own.signal),
    }),
  )
  return report.saved
}

/** A download is held in memory, here and in the browser. */
const maximumZipBytes = 2 ** 30

export const handlers: RouteGroupHandlers<'library'> = {
  list: (studio, query) => studio.library.assets.list(query),
  facets: (studio) => studio.library.assets.facets(),
  get: (studio, { id }) => studio.library.assets.detail(id),
  lineage: (studio, { id }) => studio.library.assets.lineage(id),

  async importBytes(studio, { name, kind, parent, bytes }, { signal }) {
    const asset = await studio.library.importer.importBytes(name, bytes, { kind, parent, signal })
    studio.changed([asset.id])
    return asset
  },

  async importFiles(studio, { paths }, { signal }) {
    const first = fileName(paths[0] ?? '')
    const { assets, failures, leftOut, notTaken, full } = await studio.tasks.run(
      { kind: 'import', name: first },
      signal,
      (work) => importAll(studio, paths, work),
    )
    // Whoever called it has gone, and hears nothing of what came in.
    throwIfAborted(signal)
    return { assets, failures, leftOut, notTaken, full }
  },

  update(studio, { ids, ...changes }) {
    const assets = studio.library.assets.update(ids, changes)
    studio.changed(ids)
    return assets
  },

  async reviseText(studio, { id, data }) {
    const asset = await reviseText(studio.library, id, data)
    studio.changed([id])
    return asset
  },

  trash(studio, { ids }) {
    const assets = studio.library.trash(ids)
    studio.changed(ids)
    return assets
  },

  restore(studio, { ids }) {
    const assets = studio.library.restore(ids)
    studio.changed(ids)
    return assets
  },

  async emptyTrash(studio) {
    const ids = await studio.library.emptyTrash()
    studio.changed(ids)
    return { deleted: ids.length }
  },

  async exportFile(studio, { id, path, overwrite, task, ...options }, { signal }) {
    await savedAsTask(studio, { task, name: fileName(path) }, signal, (own) =>
      studio.assetExport.toFile(id, path, options, { overwrite, signal: own }),
    )
    return { bytes: (await stat(path)).size }
  },

  exportBytes: (studio, { id, task, name = '', ...options }, { signal }) =>
    savedAsTask(studio, { task, name }, signal, (own) =>
      studio.assetExport.toBytes(id, options, own),
    ),

  async samples(studio, { id }, { signal }) {
    const bytes = await studio.views.samplesOf(id, signal)
    return { name: 'samples.rgba', type: 'application/octet-stream', bytes }
  },

  exportPreview: (studio, { id, ...options }, { signal }) =>
    studio.exportEstimate.newest.run(signal, (own) => studio.assetExport.toBytes(id, options, own)),

  exportMany(studio, { ids, path, existing, task: id, ...options }, { signal }) {
    const { many } = studio
    return studio.tasks.run({ id, kind: 'export', name: fileName(path) }, signal, (work) =>
      fileExtension(path) === 'zip'
        ? many.toZip(ids, path, options, existing === 'replace', work)
        : many.toFolder(ids, path, options, existing, work),
    )
  },

  async exportZip(studio, { ids, task: id, ...options }, { signal }) {
    const name = 'pictures.zip'
    const { content } = await studio.tasks.run({ id, kind: 'export', name }, signal, (work) =>
      studio.many.withZip(ids, options, work, async (file, report) => {
        const [failure] = report.failures
        // An archive with a gap would be taken for whole.
        if (failure) throw failureError(failure)
        if (report.bytes > maximumZipBytes)
          throw new StudioError('file-too-large', {
            name,
            limitMegabytes: maximumZipBytes / 2 ** 20,
          })
        return { ...report, content: await readFile(file) }
      }),
    )
    return { name, type: 'application/zip', bytes: content }
  },

  exportNames: (studio, { ids, ...options }) => studio.many.names(ids, options),

  exportProfiles: (studio, { ids }) => studio.library.assets.originalProfiles(ids),

  exportCredentials: (studio, { ids }) => ({ count: studio.library.assets.withCredentials(ids) }),

  exportEstimate: (studio, { ids, ...options }, { signal }) =>
    studio.exportEstimate.ask(ids, options, signal),

  endExportForecast(studio) {
    studio.exportEstimate.newest.end()
    return {}
  },

  exportTexts: (studio, { ids, format }) => studio.assetExport.texts(ids, format),

  async moveTo(studio, { folder }) {
    await studio.openLibrary(folder)
    return { folder }
  },
}
