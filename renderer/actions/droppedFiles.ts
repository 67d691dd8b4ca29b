import {
  type LeftOut,
  nothingLeftOut,
  type WalkLimits,
  walkLimits,
} from '../../preload/contract/folderFindings'
import { looksLikePicture } from '../../preload/contract/pictureFiles'

/** What was dropped or pasted: files, and folders that are yet to be looked through. */
export interface Dropped {
  readonly files: readonly File[]
  readonly folders: readonly FileSystemDirectoryEntry[]
}

/** Reads a transfer while its event lasts; afterwards a browser has emptied it. */
export function readTransfer(transfer: DataTransfer | null | undefined): Dropped {
  const files: File[] = []
  const folders: FileSystemDirectoryEntry[] = []
  for (const item of transfer?.items ?? []) {
    if (item.kind !== 'file') continue
    const entry = item.webkitGetAsEntry()
    const file = item.getAsFile()
    if (entry?.isDirectory) folders.push(entry as FileSystemDirectoryEntry)
    else if (file) files.push(file)
  }
  return { files, folders }
}

/**
 * The files that were dropped and the pictures of the folders, in the order of their names, as deep as the
 * limits allow. Stops early, with what it has, when the signal says so.
 */
export async function filesOfDrop(
  { files, folders }: Dropped,
  signal: AbortSignal,
  limits: WalkLimits = walkLimits,
): Promise<{ readonly files: readonly File[]; readonly leftOut: LeftOut }> {
  const found: File[] = [...files]
  let leftOut = nothingLeftOut
  let seen = 0
  const passOver = (what: 'unreadable' | 'deep') => {
    leftOut = { ...leftOut, [what]: leftOut[what] + 1 }
  }
  const enter = async (folder: FileSystemDirectoryEntry, depth: number): Promise<void> => {
    if (signal.aborted || leftOut.full) return
    if (depth >= limits.depth) return passOver('deep')
    const entries = await entriesOf(folder).catch(() => undefined)
    if (!entries) return passOver('unreadable')
    for (const entry of entries) {
      seen += 1
      if (signal.aborted || leftOut.full) return
      if (entry.name.startsWith('.')) continue
      if (entry.isDirectory) await enter(entry as FileSystemDirectoryEntry, depth + 1)
      else if (looksLikePicture(extensionOf(entry.name))) {
        if (found.length >= limits.pictures || seen > limits.entries) {
          leftOut = { ...leftOut, full: true }
          return
        }
        const file = await fileOf(entry as FileSystemFileEntry).catch(() => undefined)
        if (file) found.push(file)
        else passOver('unreadable')
      }
    }
  }
  for (const folder of folders) await enter(folder, 0)
  return { files: found, leftOut }
}

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase()
}

/** Everything in a folder; a browser hands it out a hundred at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) break
    all.push(...some)
  }
  return all.sort((left, right) => left.name.localeCompare(right.name, 'en', { numeric: true }))
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}
