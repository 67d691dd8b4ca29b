import { readFile, rm, stat } from 'node:fs/promises'
import type { LibraryRepair } from '../../../../preload/contract/diagnostics'
import { throwIfAborted, toFailure } from '../../failure'
import { writeAtomically } from '../../files/atomicWrite'
import { hashFile } from '../../files/hashFile'
import type { RunWork } from '../../namedRuns'
import type { AssetFile, ChangedFacts } from '../assetRecord'
import type { Library } from '../library'
import { readTextDocument } from '../textDocument'
import { adoptFile } from './adoptFile'
import { checkLibrary, toFiles, toHealth } from './checkLibrary'
import type { FoundFile } from './libraryFileList'

type Log = (message: string, error?: unknown) => void

/**
 * Makes the index and the files agree without deleting either: the search and the database's own
 * indexes are made anew, files that moved are found by their bytes, stray ones come in, changed ones
 * are taken as they are, lost texts are written again, and entries whose file is gone go to the trash.
 * Throws `cancelled`; what was done until then stays.
 */
export async function repairLibrary(
  library: Library,
  { signal, progress }: RunWork,
  log: Log,
): Promise<LibraryRepair> {
  library.database.execute('REINDEX')
  library.assets.reindex()
  const findings = await checkLibrary(library, { bytes: true, signal, progress })
  const unusable: string[] = []
  const missing = new Map(findings.missing.map((row) => [row.sha256, row]))
  const counts = { adopted: 0, relinked: 0, updated: 0, trashed: 0 }
  /** Runs one file's repair; a file that is of no use stays where it is. */
  const attempt = async (file: string, work: () => Promise<unknown>) => {
    throwIfAborted(signal)
    try {
      await work()
      return 1
    } catch (error) {
      if (toFailure(error).code === 'cancelled') throw error
      log('a file of the library could not be repaired', error)
      unusable.push(file)
      return 0
    }
  }

  // Texts come last: they name the pictures that they are about.
  for (const found of [...findings.stray].sort(textsLast)) {
    const row = await findMoved(library, found, missing, signal)
    if (row) {
      library.assets.relink(row.row, found.file)
      missing.delete(row.sha256)
      counts.relinked += 1
    } else {
      counts.adopted += await attempt(found.file, () =>
        adoptFile(library.importer.parts, found, signal),
      )
    }
  }
  for (const row of findings.changed)
    counts.updated += await attempt(row.file, () => takeChanges(library, row, signal))
  for (const row of missing.values()) {
    if (row.kind === 'text' && (await writeText(library, row))) counts.updated += 1
    else if (row.trashed === null) {
      library.assets.setTrashed([row.id], Date.now())
      counts.trashed += 1
    }
  }
  for (const path of [...findings.orphans, ...findings.leftovers]) await rm(path, { force: true })
  return {
    ...counts,
    unusable: toFiles(unusable),
    thumbnailsRemoved: findings.orphans.length,
    leftoversRemoved: findings.leftovers.length,
    health: toHealth(
      await checkLibrary(library, { bytes: false, signal, progress: () => undefined }),
    ),
  }
}

const textsLast = (left: FoundFile, right: FoundFile) =>
  Number(left.kind === 'text') - Number(right.kind === 'text')

/** The entry whose lost file this is, by its bytes. */
async function findMoved(
  library: Library,
  { kind, file }: FoundFile,
  missing: ReadonlyMap<string, AssetFile>,
  signal: AbortSignal | undefined,
): Promise<AssetFile | undefined> {
  if (missing.size === 0) return undefined
  const sha256 = await hashFile(library.files.absolute(file), signal).catch(() => undefined)
  throwIfAborted(signal)
  const row = sha256 === undefined ? undefined : missing.get(sha256)
  return row?.kind === kind ? row : undefined
}

async function takeChanges(
  library: Library,
  row: AssetFile,
  signal: AbortSignal | undefined,
): Promise<void> {
  const path = library.files.absolute(row.file)
  const content =
    row.kind === 'text'
      ? await textFacts(path)
      : await library.importer.parts.pictures.inspect(path, signal)
  const { size } = await stat(path)
  const sha256 = await hashFile(path, signal)
  library.assets.refresh(row.row, { ...content, bytes: size, sha256 })
  await library.removeVariants(row.id)
}

async function textFacts(path: string): Promise<Pick<ChangedFacts, 'data'>> {
  const document = readTextDocument(await readFile(path, 'utf8'))
  if (!document) throw new Error('no text of ours')
  return { data: document.data }
}

/** Writes a text's file again from the index; false where the index has nothing to write. */
async function writeText(library: Library, row: AssetFile): Promise<boolean> {
  const { data } = library.assets.row(row.id)
  if (data === null) return false
  const path = library.files.absolute(row.file)
  await library.files.makeFolderOf(row.file)
  const text = `${JSON.stringify(JSON.parse(data), null, 2)}\n`
  await writeAtomically(path, text, { overwrite: false })
  library.assets.refresh(row.row, {
    bytes: Buffer.byteLength(text),
    sha256: await hashFile(path),
  })
  return true
}
