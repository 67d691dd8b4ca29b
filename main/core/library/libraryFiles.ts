import { access, rm } from 'node:fs/promises'
import { dirname, join, parse } from 'node:path'
import { toFailure, writeFailure } from '../failure'
import { flushFile, moveAtomically, nameAgain } from '../files/atomicWrite'
import { hashFile } from '../files/hashFile'
import { makeFolder } from '../files/makeFolder'
import type { AssetRow } from './assetRecord'
import type { AssetStore } from './assetStore'
import { requireLibraryFolder } from './libraryFolder'
import type { SqlDatabase } from './sqlDatabase'

/** Where the files of a kind of asset lie, below the library's folder. */
export const assetFolders = {
  image: 'pictures',
  text: 'texts',
  mask: '.studio/masks',
} as const

/** Results that an edit keeps out of sight lie apart from the user's pictures. */
const placeFolders = { ...assetFolders, result: '.studio/results' } as const

type PlaceKind = keyof typeof placeFolders

interface ClearedFile {
  readonly file: string
  readonly sha256: string
}

/**
 * Files of the library's folder. Before a file gets its place, its place is written down as one to be
 * cleared; recording the asset strikes that out. So a file without an asset does not outlive a crash,
 * and an asset without a file never is.
 */
export class LibraryFiles {
  constructor(
    readonly folder: string,
    private readonly database: SqlDatabase,
    private readonly assets: AssetStore,
    private readonly log: (message: string, error?: unknown) => void,
  ) {}

  absolute(file: string): string {
    return join(this.folder, ...file.split('/'))
  }

  /**
   * Moves a finished file into the library under a free, readable name in the month's folder and tells
   * its path below the library's folder. Its bytes are flushed while its place is looked for and written down. `keep`
   * must follow in the transaction that records the asset.
   */
  async place(
    source: string,
    kind: PlaceKind,
    stem: string,
    extension: string,
    sha256: string,
    created: number,
  ): Promise<string> {
    const flushed = flushFile(source)
    // Whoever moves the file hears of a failure.
    flushed.catch(() => undefined)
    return this.placeBy(kind, stem, extension, sha256, created, (path) =>
      moveAtomically(source, path, { overwrite: false }, () => flushed),
    )
  }

  /**
   * Gives an asset's file a second place, among the pictures or among the hidden results, and tells it;
   * undefined where the file lies there already. `keep` of the new place and `clearLater` of the old one
   * must follow in the transaction that records the change.
   */
  async placeAgain(
    row: Pick<AssetRow, 'file' | 'sha256' | 'created'>,
    kind: 'image' | 'result',
  ): Promise<string | undefined> {
    if (row.file.startsWith(`${placeFolders[kind]}/`)) return undefined
    const { name, ext } = parse(row.file)
    return this.placeBy(kind, name, ext.slice(1), row.sha256, row.created, (path) =>
      nameAgain(this.absolute(row.file), path),
    )
  }

  private async placeBy(
    kind: PlaceKind,
    stem: string,
    extension: string,
    sha256: string,
    created: number,
    put: (path: string) => Promise<void>,
  ): Promise<string> {
    const date = new Date(created)
    const month = `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`
    const folder = `${placeFolders[kind]}/${month}`
    await requireLibraryFolder(this.folder)
    await makeFolder(this.absolute(folder)).catch((error: unknown) => {
      throw writeFailure(error, month)
    })
    for (let count = 1; ; count += 1) {
      const file = `${folder}/${count === 1 ? stem : `${stem}-${count}`}.${extension}`
      if (this.assets.hasFile(file) || this.isLeaving(file) || (await exists(this.absolute(file))))
        continue
      this.clearLater(file, sha256)
      try {
        await put(this.absolute(file))
        return file
      } catch (error) {
        this.keep(file)
        const failure = toFailure(error)
        if (failure.code !== 'output-exists') throw failure
      }
    }
  }

  /** Makes the folder that a file of the library lies in. */
  async makeFolderOf(file: string): Promise<void> {
    await requireLibraryFolder(this.folder)
    return makeFolder(dirname(this.absolute(file)))
  }

  /** The file belongs to an asset now. */
  keep(file: string): void {
    this.database.run('DELETE FROM file_removals WHERE file = ?', file)
  }

  /** The file goes when the library opens next, or with `clear`. */
  clearLater(file: string, sha256: string): void {
    this.database.run(
      'INSERT OR REPLACE INTO file_removals (file, sha256) VALUES (?, ?)',
      file,
      sha256,
    )
  }

  /** Removes everything that was written down as to be cleared: for a library that just opened. */
  async clearAll(): Promise<void> {
    await this.clear(this.database.all<ClearedFile>('SELECT file, sha256 FROM file_removals'))
  }

  /**
   * Removes files that were written down as to be cleared. A file whose bytes are not the ones that
   * were written down is somebody else's and stays.
   */
  async clear(cleared: readonly ClearedFile[]): Promise<void> {
    for (const { file, sha256 } of cleared) {
      try {
        const path = this.absolute(file)
        if ((await exists(path)) && (await hashFile(path)) === sha256)
          await rm(path, { force: true })
        this.keep(file)
      } catch (error) {
        this.log('a file of a deleted asset stays for now', error)
      }
    }
  }

  /** Whether a file is on its way: written down, and not an asset's yet or no more. */
  isLeaving(file: string): boolean {
    return (
      this.database.get('SELECT 1 AS found FROM file_removals WHERE file = ?', file) !== undefined
    )
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
