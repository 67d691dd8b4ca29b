import { opendir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type LeftOut,
  nothingLeftOut,
  type WalkLimits,
  walkLimits,
} from '../../../preload/contract/folderFindings'
import { looksLikePicture } from '../../../preload/contract/pictureFiles'
import { readFailure, throwIfAborted } from '../failure'
import { fileExtension, fileName } from './safeFileName'

interface FindOptions {
  readonly signal?: AbortSignal | undefined
  /** A folder that is passed over without a word. */
  readonly except?: string
  /** Told how many pictures were found so far, folder by folder. */
  readonly onFound?: (pictures: number) => void
  readonly limits?: WalkLimits
}

export interface FoundPictures {
  readonly files: string[]
  /** Folders that were looked through. */
  readonly folders: number
  readonly leftOut: LeftOut
}

/**
 * Files as they are; of folders, the pictures in them, in the order of their names, as deep as the limits
 * allow. Links are not followed, so that no circle is walked for ever. A folder below the first that cannot
 * be read is passed over and counted; the first one throws `file-not-found` or `file-unreadable`.
 */
export async function findPictures(
  paths: readonly string[],
  options: FindOptions = {},
): Promise<FoundPictures> {
  const walk = new Walk(options)
  for (const path of paths) {
    const facts = await stat(path).catch(() => undefined)
    if (facts?.isDirectory()) await walk.enter(path, 0)
    else walk.files.push(path)
  }
  return { files: walk.files, folders: walk.folders, leftOut: walk.leftOut }
}

class Walk {
  readonly files: string[] = []
  folders = 0
  leftOut: LeftOut = nothingLeftOut
  private entries = 0
  private readonly limits: WalkLimits

  constructor(private readonly options: FindOptions) {
    this.limits = options.limits ?? walkLimits
  }

  /** Looks through a folder, and then through those in it. */
  async enter(folder: string, depth: number): Promise<void> {
    throwIfAborted(this.options.signal)
    if (this.leftOut.full) return
    const names = await this.read(folder, depth)
    if (!names) return
    this.folders += 1
    for (const { name, isFolder } of names) {
      const path = join(folder, name)
      if (isFolder) await this.below(path, depth)
      else if (this.files.length < this.limits.pictures) this.files.push(path)
      else this.leftOut = { ...this.leftOut, full: true }
    }
    this.options.onFound?.(this.files.length)
  }

  private async below(path: string, depth: number): Promise<void> {
    if (path === this.options.except) return
    if (depth + 1 < this.limits.depth) return this.enter(path, depth + 1)
    this.leftOut = { ...this.leftOut, deep: this.leftOut.deep + 1 }
  }

  /** Pictures and folders of a folder by name; read bit by bit, as a folder may hold millions of files. */
  private async read(
    folder: string,
    depth: number,
  ): Promise<readonly { name: string; isFolder: boolean }[] | undefined> {
    const found: { name: string; isFolder: boolean }[] = []
    try {
      for await (const entry of await opendir(folder)) {
        throwIfAborted(this.options.signal)
        this.entries += 1
        if (this.entries > this.limits.entries) {
          this.leftOut = { ...this.leftOut, full: true }
          break
        }
        const { name } = entry
        if (name.startsWith('.')) continue
        if (entry.isSymbolicLink())
          this.leftOut = { ...this.leftOut, links: this.leftOut.links + 1 }
        else if (entry.isDirectory()) found.push({ name, isFolder: true })
        else if (entry.isFile() && looksLikePicture(fileExtension(name)))
          found.push({ name, isFolder: false })
      }
    } catch (error) {
      const failure = readFailure(error, fileName(folder))
      if (depth === 0 || failure.code === 'cancelled') throw failure
      this.leftOut = { ...this.leftOut, unreadable: this.leftOut.unreadable + 1 }
      return undefined
    }
    return found.sort((left, right) => left.name.localeCompare(right.name, 'en', { numeric: true }))
  }
}
