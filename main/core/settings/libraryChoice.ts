import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import { StudioError } from '../../../preload/contract/errors'
import { writeAtomically } from '../files/atomicWrite'
import { readJsonFile } from '../files/jsonFile'
import { fileName } from '../files/safeFileName'

const choiceSchema = z.object({ folder: z.string().min(1) })

/** The library's folder that the user chose, or undefined where they chose none. */
export async function readLibraryChoice(
  home: string,
  log: (message: string, error?: unknown) => void,
): Promise<string | undefined> {
  const choice = await readJsonFile(choiceFile(home), choiceSchema, log)
  return choice && resolve(choice.folder)
}

/** Remembers the library's folder for the next start. Throws what writing throws. */
export async function writeLibraryChoice(home: string, folder: string): Promise<void> {
  await writeAtomically(choiceFile(home), `${JSON.stringify({ folder: resolve(folder) })}\n`)
}

/**
 * Checks that the chosen folder is there. An empty library in its place would look as if all pictures were lost,
 * and new ones would go where nobody looks for them. Throws `library-unusable`.
 */
export async function requireChosenFolder(folder: string): Promise<void> {
  const there = await stat(folder).catch(() => undefined)
  if (!there)
    throw new StudioError('library-unusable', { name: fileName(folder), reason: 'ENOENT' })
}

function choiceFile(home: string): string {
  return join(home, 'library.json')
}
