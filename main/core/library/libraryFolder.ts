import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { StudioError } from '../../../preload/contract/errors'
import { writeFailure } from '../failure'
import { makeFolder } from '../files/makeFolder'
import { fileName } from '../files/safeFileName'

/** The library's own folder in its folder: what can be made again, masks, backups and work in progress. */
export function ownFolder(library: string): string {
  return join(library, '.studio')
}

/** Makes what a library needs to be opened in a folder. Throws `library-unusable`, `disk-full`. */
export async function prepareLibraryFolder(library: string): Promise<void> {
  const own = ownFolder(library)
  try {
    await makeFolder(own)
    // SQLite would say no more than that it cannot open its file.
    for (const folder of [library, own]) await access(folder, constants.W_OK)
  } catch (error) {
    throw libraryFailure(error, library)
  }
}

/**
 * Checks that an open library still lies where it was opened. One that was moved, or whose disk is gone, must not
 * be begun anew beside what its index says. Throws `library-unusable`.
 */
export async function requireLibraryFolder(library: string): Promise<void> {
  await access(ownFolder(library)).catch((error: unknown) => {
    throw libraryFailure(error, library)
  })
}

function libraryFailure(error: unknown, library: string): StudioError {
  const failure = writeFailure(error, fileName(library))
  return failure.code === 'write-failed'
    ? new StudioError('library-unusable', failure.data, { cause: error })
    : failure
}
