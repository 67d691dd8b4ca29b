import { readdir } from 'node:fs/promises'
import { throwIfAborted } from '../../failure'
import { assetFolders, type LibraryFiles } from '../libraryFiles'

/** A file in one of the folders where assets lie, whether or not the index knows it. */
export interface FoundFile {
  readonly kind: keyof typeof assetFolders
  /** Relative to the library's folder, with `/`. */
  readonly file: string
}

/** Every file in the folders of assets, in the order of names; hidden ones are nobody's. */
export async function listLibraryFiles(
  files: LibraryFiles,
  signal?: AbortSignal,
): Promise<FoundFile[]> {
  const found: FoundFile[] = []
  for (const kind of Object.keys(assetFolders) as FoundFile['kind'][]) {
    for (const file of await filesBelow(files, assetFolders[kind], signal))
      found.push({ kind, file })
  }
  return found
}

async function filesBelow(
  files: LibraryFiles,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  throwIfAborted(signal)
  const found: string[] = []
  const entries = await readdir(files.absolute(folder), { withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    const file = `${folder}/${entry.name}`
    if (entry.isDirectory()) found.push(...(await filesBelow(files, file, signal)))
    else if (entry.isFile()) found.push(file)
  }
  return found.sort()
}
