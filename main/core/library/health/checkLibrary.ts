import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type FilesFound,
  type LibraryHealth,
  mostNames,
} from '../../../../preload/contract/diagnostics'
import { throwIfAborted, toFailure } from '../../failure'
import { hashFile } from '../../files/hashFile'
import { fileName } from '../../files/safeFileName'
import { findLeftovers } from '../../files/temporaryFiles'
import type { RunWork } from '../../namedRuns'
import type { AssetFile } from '../assetRecord'
import { variantFolders } from '../assetVariants'
import type { Library } from '../library'
import { type FoundFile, listLibraryFiles } from './libraryFileList'

/** What a look at all of the library found, as rows and files to work on. */
export interface LibraryFindings {
  readonly integrity: readonly string[]
  readonly checked: number
  readonly missing: readonly AssetFile[]
  readonly changed: readonly AssetFile[]
  readonly stray: readonly FoundFile[]
  readonly thumbnails: { readonly count: number; readonly bytes: number }
  /** Files of smaller forms whose pictures are not in the library. */
  readonly orphans: readonly string[]
  readonly leftovers: readonly string[]
}

interface CheckOptions extends RunWork {
  /** Whether bytes are compared, or sizes alone. */
  readonly bytes: boolean
}

/**
 * Checks the index by SQLite's own means and every file by its size and SHA-256. Changes nothing.
 * Throws `cancelled`.
 */
export async function checkLibrary(
  library: Library,
  { bytes, signal, progress }: CheckOptions,
): Promise<LibraryFindings> {
  // Files first: what comes into the library meanwhile is then no stray.
  const found = await listLibraryFiles(library.files, signal)
  const integrity = checkIntegrity(library)
  const rows = library.assets.files()
  const known = new Set(rows.map((row) => row.file.toLowerCase()))
  const missing: AssetFile[] = []
  const changed: AssetFile[] = []
  for (const [index, row] of rows.entries()) {
    throwIfAborted(signal)
    const state = await stateOf(library, row, bytes, signal)
    if (state === 'missing') missing.push(row)
    else if (state === 'changed') changed.push(row)
    progress(index + 1, rows.length)
  }
  const stray = found.filter(
    ({ file }) => !known.has(file.toLowerCase()) && !library.files.isLeaving(file),
  )
  return {
    integrity,
    checked: rows.length,
    missing,
    changed,
    stray,
    ...(await checkVariants(library, new Set(rows.map(({ id }) => id)))),
    leftovers: await findLeftovers(library.folder, true, signal),
  }
}

/** The findings as they are told. */
export function toHealth(findings: LibraryFindings): LibraryHealth {
  const { integrity, checked, thumbnails, orphans, leftovers } = findings
  const missing = toFiles(findings.missing.map(({ file }) => file))
  const changed = toFiles(findings.changed.map(({ file }) => file))
  const stray = toFiles(findings.stray.map(({ file }) => file))
  return {
    healthy: integrity.length + missing.count + changed.count + stray.count === 0,
    integrity: [...integrity],
    checked,
    missing,
    changed,
    stray,
    thumbnails: {
      count: thumbnails.count,
      megabytes: thumbnails.bytes / 2 ** 20,
      orphaned: orphans.length,
    },
    leftovers: leftovers.length,
  }
}

export function toFiles(files: readonly string[]): FilesFound {
  return { count: files.length, names: files.slice(0, mostNames).map(fileName) }
}

function checkIntegrity(library: Library): string[] {
  try {
    const rows = library.database.pragma('integrity_check(20)')
    const told = rows.map((row) => String(row.integrity_check))
    const links = library.database.pragma('foreign_key_check').length
    return [
      ...told.filter((line) => line !== 'ok'),
      ...(links > 0 ? [`${links} links lead nowhere`] : []),
    ]
  } catch (error) {
    return [toFailure(error).code]
  }
}

async function stateOf(
  library: Library,
  row: AssetFile,
  bytes: boolean,
  signal: AbortSignal | undefined,
): Promise<'whole' | 'missing' | 'changed'> {
  const path = library.files.absolute(row.file)
  const facts = await stat(path).catch(() => undefined)
  if (!facts?.isFile()) return 'missing'
  if (facts.size !== row.bytes) return 'changed'
  if (!bytes) return 'whole'
  try {
    return (await hashFile(path, signal)) === row.sha256 ? 'whole' : 'changed'
  } catch (error) {
    throwIfAborted(signal)
    // It went, or may no longer be read.
    return toFailure(error).code === 'file-not-found' ? 'missing' : 'changed'
  }
}

async function checkVariants(library: Library, ids: ReadonlySet<string>) {
  let count = 0
  let bytes = 0
  const orphans: string[] = []
  for (const folder of variantFolders) {
    const root = join(library.folder, '.studio', folder)
    const names = await readdir(root, { recursive: true }).catch(() => [])
    for (const name of names) {
      if (!name.endsWith('.webp')) continue
      const path = join(root, name)
      count += 1
      bytes += (await stat(path).catch(() => undefined))?.size ?? 0
      if (!ids.has(fileName(name).slice(0, -'.webp'.length))) orphans.push(path)
    }
  }
  return { thumbnails: { count, bytes }, orphans }
}
