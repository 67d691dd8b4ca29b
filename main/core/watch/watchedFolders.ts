import { existsSync } from 'node:fs'
import { lstat, realpath, stat } from 'node:fs/promises'
import { basename, join, relative, resolve, sep } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import { StudioError } from '../../../preload/contract/errors'
import { type LeftOut, nothingLeftOut, walkLimits } from '../../../preload/contract/folderFindings'
import { looksLikePicture } from '../../../preload/contract/pictureFiles'
import type { WatchedFolder } from '../../../preload/contract/watchedFolder'
import { readFailure, toFailure } from '../failure'
import { findPictures } from '../files/findPictures'
import { hashFile } from '../files/hashFile'
import { fileExtension, fileName } from '../files/safeFileName'
import type { Library } from '../library/library'
import type { RunWork } from '../namedRuns'
import type { TaskReport } from '../tasks/taskList'
import { settled, type WatchPause } from './settled'
import { type SeenFile, type WatchedRow, WatchStore } from './watchStore'

export interface WatchOptions {
  /** Whether folders are really watched; otherwise they are only listed and changed. */
  readonly active: boolean
  /** Waits as long as a file must not change before it is taken. */
  readonly pause: WatchPause
  /**
   * How many folders a watched one may hold: each takes one of the watches that the system has for all
   * programs (Linux: 8192 where there is little memory).
   */
  readonly mostFolders: number
  readonly onTaken: (asset: string) => void
  /** Of so many pictures that came in together, only the first page or frame is worked on. */
  readonly onSeveralPages: (count: number) => void
  readonly onChanged: () => void
  readonly log: (message: string, error?: unknown) => void
}

interface AddReport extends TaskReport {
  readonly added: WatchedFolder
}

interface RunningWatch {
  readonly stop: AbortController
  readonly watcher: FSWatcher
  /** Files that are waited for or looked at. */
  readonly busy: Set<string>
}

/**
 * Folders whose new pictures come into a library by themselves: each file once, when it is written
 * completely, unless the library has the same bytes. A file that cannot be decoded is noted and left where
 * it is; nothing in a watched folder is ever changed.
 */
export class WatchedFolders {
  private readonly store: WatchStore
  private readonly running = new Map<string, RunningWatch>()
  /** What of each folder is not watched, since it was last searched. */
  private readonly leftOut = new Map<string, LeftOut>()
  /** Files are taken one after the other, so that two of the same bytes are seen to be one. */
  private taking: Promise<void> = Promise.resolve()
  /** Pictures with more than one page that came in since that was last told. */
  private severalPages = 0

  constructor(
    private readonly library: Library,
    private readonly options: WatchOptions,
  ) {
    this.store = new WatchStore(library.database)
  }

  /** Begins to watch what is not paused. */
  open(): void {
    for (const folder of this.store.folders()) if (folder.paused === 0) this.start(folder)
  }

  async close(): Promise<void> {
    const all = [...this.running.keys()]
    await Promise.all(all.map((id) => this.stop(id)))
    await this.taking
  }

  list(): WatchedFolder[] {
    return this.store.folders().map((folder) => this.told(folder))
  }

  /**
   * Watches a folder; one that is watched already stays as it is. Throws `file-not-found`,
   * `file-unreadable`, `folder-refused` for the library's own folder and what lies in or around it, and
   * `folder-too-large` for one that no system watches as a whole.
   */
  async add(path: string, { signal, progress }: RunWork): Promise<AddReport> {
    const name = fileName(path)
    const folder = await realpath(resolve(path)).catch((error: unknown) => {
      throw readFailure(error, name)
    })
    if (!(await stat(folder)).isDirectory())
      throw new StudioError('file-unreadable', { name, reason: 'not a folder' })
    const own = await realpath(this.library.folder)
    if (isWithin(own, folder) || isWithin(folder, own))
      throw new StudioError('folder-refused', { name })
    const before: SeenFile[] = []
    const found = await findPictures([folder], {
      signal,
      onFound: (pictures) => progress(pictures, 0),
    })
    const limit = this.options.mostFolders
    if (found.leftOut.full || found.folders > limit)
      throw new StudioError('folder-too-large', { name, limit })
    for (const file of found.files) {
      const facts = await lstat(file).catch(() => undefined)
      if (facts) before.push(seenFile(folder, file, facts.size, Math.round(facts.mtimeMs)))
    }
    const row = this.store.add(folder, before)
    this.leftOut.set(row.id, found.leftOut)
    if (row.paused === 0) this.start(row)
    this.options.onChanged()
    return {
      added: this.told(row),
      files: found.files.length,
      skipped: 0,
      failures: [],
      leftOut: found.leftOut,
    }
  }

  async setPaused(id: string, paused: boolean): Promise<WatchedFolder> {
    this.store.folder(id)
    this.store.setPaused(id, paused)
    if (paused) await this.stop(id)
    else this.start(this.store.folder(id))
    this.options.onChanged()
    return this.told(this.store.folder(id))
  }

  /** Takes in what was in a folder before it was watched; it goes on when this has answered. */
  async takeExisting(id: string): Promise<WatchedFolder> {
    const folder = this.store.folder(id)
    this.store.forgetBefore(folder.row)
    const running = this.running.get(id)
    if (running) void this.scan(folder, running)
    this.options.onChanged()
    return this.told(folder)
  }

  async remove(id: string): Promise<WatchedFolder[]> {
    this.store.folder(id)
    await this.stop(id)
    this.store.remove(id)
    this.options.onChanged()
    return this.list()
  }

  private told(folder: WatchedRow): WatchedFolder {
    const { taken = 0, before = 0 } = this.store.counts(folder.row)
    const state = folder.paused === 1 ? 'paused' : existsSync(folder.path) ? 'watching' : 'missing'
    return {
      id: folder.id,
      name: basename(folder.path) || folder.path,
      state,
      taken,
      before,
      refused: this.store.refused(folder.row),
      leftOut: this.leftOut.get(folder.id) ?? nothingLeftOut,
    }
  }

  private start(folder: WatchedRow): void {
    if (!this.options.active || this.running.has(folder.id)) return
    const watcher = watch(folder.path, {
      ignoreInitial: true,
      followSymlinks: false,
      depth: walkLimits.depth - 1,
      ignorePermissionErrors: true,
      ignored: (path, facts) =>
        path !== folder.path &&
        (basename(path).startsWith('.') ||
          (facts?.isFile() === true && !looksLikePicture(fileExtension(path)))),
    })
    const running = { stop: new AbortController(), watcher, busy: new Set<string>() }
    this.running.set(folder.id, running)
    const take = (path: string) => this.waitFor(folder, running, path)
    watcher.on('add', take)
    watcher.on('change', take)
    watcher.on('error', (error) => this.options.log('a watched folder could not be read', error))
    // What came while nobody watched; looked for when nothing can slip through any more.
    watcher.on('ready', () => void this.scan(folder, running))
  }

  private async stop(id: string): Promise<void> {
    const running = this.running.get(id)
    this.running.delete(id)
    running?.stop.abort()
    await running?.watcher.close()
  }

  private async scan(folder: WatchedRow, running: RunningWatch): Promise<void> {
    try {
      const { files, leftOut } = await findPictures([folder.path], { signal: running.stop.signal })
      this.leftOut.set(folder.id, leftOut)
      for (const path of files) this.waitFor(folder, running, path)
    } catch (error) {
      if (toFailure(error).code !== 'cancelled')
        this.options.log('a watched folder could not be searched', error)
    }
  }

  /** Takes a file when it is written completely, if it was not looked at as it is. */
  private waitFor(folder: WatchedRow, running: RunningWatch, path: string): void {
    if (running.busy.has(path)) return
    running.busy.add(path)
    const { signal } = running.stop
    void this.seen(folder, path)
      .then((seen) => (seen ? undefined : settled(path, this.options.pause, signal)))
      .then((facts) => {
        if (!facts || signal.aborted) return
        const file = seenFile(folder.path, path, facts.bytes, facts.modified)
        this.taking = this.taking.then(() => this.take(folder, file, path, signal))
        return this.taking
      })
      .catch((error: unknown) => this.options.log('a watched file could not be taken', error))
      .finally(() => {
        running.busy.delete(path)
        // Told once for all that came together: a folder of scans would fill the window with notices.
        if (running.busy.size === 0) this.tellSeveralPages()
      })
  }

  private tellSeveralPages(): void {
    const count = this.severalPages
    this.severalPages = 0
    if (count > 0) this.options.onSeveralPages(count)
  }

  private async seen(folder: WatchedRow, path: string): Promise<boolean> {
    const facts = await lstat(path).catch(() => undefined)
    if (!facts) return true
    const file = seenFile(folder.path, path, facts.size, Math.round(facts.mtimeMs))
    return this.store.isSeen(folder.row, file)
  }

  private async take(
    folder: WatchedRow,
    file: SeenFile,
    path: string,
    signal: AbortSignal,
  ): Promise<void> {
    if (signal.aborted || this.store.isSeen(folder.row, file)) return
    try {
      if (this.store.hasPicture(await hashFile(path, signal))) {
        this.store.note(folder.row, file, 'known')
      } else {
        const asset = await this.library.importer.importFile(path, { kind: 'image', signal })
        this.store.note(folder.row, file, 'taken')
        this.options.onTaken(asset.id)
        if (asset.pages !== undefined) this.severalPages += 1
      }
    } catch (error) {
      const failure = toFailure(error)
      // Neither says anything about the file: it is tried again when the folder is next searched.
      if (signal.aborted || failure.code === 'cancelled' || failure.code === 'disk-full') return
      this.store.note(folder.row, file, 'refused', failure.toPayload())
      this.options.log(`a file of a watched folder was refused: ${failure.code}`)
    }
    this.options.onChanged()
  }
}

function seenFile(folder: string, path: string, bytes: number, modified: number): SeenFile {
  return { file: relative(folder, path).split(sep).join('/'), bytes, modified }
}

/** Whether a path is a folder or lies in it. */
function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(join(folder, sep))
}
