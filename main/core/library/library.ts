import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ImageVariant } from '../../../preload/contract/api'
import type { Asset } from '../../../preload/contract/asset'
import type { PictureService } from '../engine/pictureService'
import { WorkFolders } from '../files/workFolders'
import { AssetStore } from './assetStore'
import { AssetVariants } from './assetVariants'
import { CollectionStore } from './collectionStore'
import { EmbeddingStore } from './embeddingStore'
import { adoptStrays } from './health/adoptStrays'
import { recoverTables } from './health/recoverTables'
import { LibraryFiles } from './libraryFiles'
import { ownFolder, prepareLibraryFolder, requireLibraryFolder } from './libraryFolder'
import { LibraryLock } from './libraryLock'
import { type OpenedDatabase, openAside, openDatabase, putAside } from './openDatabase'
import { PictureImporter } from './pictureImporter'
import { PresetStore } from './presetStore'
import type { SqlDatabase } from './sqlDatabase'

export interface LibraryServices {
  readonly pictures: PictureService
  readonly labelTitles: (label: string) => readonly string[]
  readonly log: (message: string, error?: unknown) => void
}

/**
 * One folder of pictures: plain files in `pictures` and `texts`, the index `library.db`, and in
 * `.studio` what can be made again (thumbnails), masks, backups and work in progress.
 */
export class Library {
  private constructor(
    readonly folder: string,
    readonly database: SqlDatabase,
    readonly assets: AssetStore,
    readonly collections: CollectionStore,
    readonly presets: PresetStore,
    readonly embeddings: EmbeddingStore,
    readonly files: LibraryFiles,
    readonly work: WorkFolders,
    readonly importer: PictureImporter,
    private readonly variants: AssetVariants,
    private readonly lock: LibraryLock,
    /** The backup that took the place of a damaged index, if one did. */
    readonly restoredFrom: string | undefined,
    /** Whether an index that was there is lost, so that the files have to fill an empty one. */
    readonly lostIndex: boolean,
  ) {}

  /**
   * Opens a library, making it where there is none. `anew` makes its index again: from what can be read of
   * the old one, which is kept beside it, to be completed from the files.
   * Throws `library-locked`, `library-damaged`, `library-unusable`, `disk-full`.
   */
  static async open(folder: string, services: LibraryServices, anew = false): Promise<Library> {
    const own = ownFolder(folder)
    const known = existsSync(own)
    await prepareLibraryFolder(folder)
    const lock = LibraryLock.take(own)
    try {
      const backups = join(own, 'backups')
      const { database, restoredFrom, empty } = anew
        ? await Library.openAnew(folder, backups, services.log)
        : await openDatabase(join(folder, 'library.db'), backups, services.log)
      const work = new WorkFolders(join(own, 'work'), () => requireLibraryFolder(folder))
      const assets = new AssetStore(database, services.labelTitles)
      const collections = new CollectionStore(database, assets)
      collections.forgetDeleted()
      const files = new LibraryFiles(folder, database, assets, services.log)
      const { pictures } = services
      const importer = new PictureImporter({ database, assets, files, work, pictures })
      const variants = new AssetVariants(own, pictures, work, (id, colour) =>
        assets.setColour(id, colour),
      )
      await work.sweep()
      await files.clearAll()
      return new Library(
        folder,
        database,
        assets,
        collections,
        new PresetStore(database),
        new EmbeddingStore(database),
        files,
        work,
        importer,
        variants,
        lock,
        restoredFrom,
        known && empty,
      )
    } catch (error) {
      lock.release()
      throw error
    }
  }

  private static async openAnew(
    folder: string,
    backups: string,
    log: LibraryServices['log'],
  ): Promise<OpenedDatabase> {
    const aside = await putAside(join(folder, 'library.db'), 'replaced')
    const readable = aside === undefined ? undefined : openAside(aside)
    // Where the old one cannot be read, its newest backup knows most.
    const opened = await openDatabase(
      join(folder, 'library.db'),
      backups,
      log,
      undefined,
      readable === undefined,
    )
    if (readable) {
      log(`${recoverTables(readable, opened.database)} rows of the old index were read`)
      readable.close()
    }
    return opened
  }

  /** The asset's own file. Throws `asset-not-found`. */
  pathOf(id: string): string {
    return this.files.absolute(this.assets.row(id).file)
  }

  variantFile(id: string, variant: ImageVariant): Promise<{ path: string; type: string }> {
    const row = this.assets.row(id)
    return this.variants.file(row, this.files.absolute(row.file), variant)
  }

  /** Ids of the assets whose thumbnail is there. */
  thumbnailsThere(): Promise<Set<string>> {
    return this.variants.thumbnailsThere()
  }

  /** Makes the thumbnail of a picture that the gallery can show, where it is not there. Throws what decoding throws. */
  async makeThumbnail(id: string, signal: AbortSignal): Promise<void> {
    const row = this.assets.row(id)
    if (row.kind !== 'image' || row.trashed !== null || row.hidden === 1) return
    await this.variants.file(row, this.files.absolute(row.file), 'thumbnail', signal)
  }

  /** For an index that was restored or lost: takes in the files that it does not know. */
  adoptStrays(
    signal: AbortSignal,
    log: (message: string, error?: unknown) => void,
  ): Promise<Asset[]> {
    return adoptStrays(this.importer.parts, signal, log)
  }

  /** Marks assets as trashed. Their files stay where they are until the trash is emptied. */
  trash(ids: readonly string[]): Asset[] {
    return this.assets.setTrashed(ids, Date.now())
  }

  restore(ids: readonly string[]): Asset[] {
    return this.assets.setTrashed(ids, null)
  }

  /** Deletes for good; tells the ids of what was deleted. */
  async emptyTrash(): Promise<string[]> {
    const rows = this.assets.trashedRows()
    this.database.transaction(() => {
      for (const row of rows) {
        this.files.clearLater(row.file, row.sha256)
        this.assets.delete(row.row)
      }
    })
    await this.files.clear(rows)
    for (const row of rows) await this.removeVariants(row.id)
    return rows.map((row) => row.id)
  }

  /** Removes the smaller forms of an asset that is gone, or has changed. */
  removeVariants(id: string): Promise<void> {
    return this.variants.remove(id)
  }

  close(): void {
    this.database.close()
    this.lock.release()
  }
}
