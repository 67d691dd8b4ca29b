import { randomBytes } from 'node:crypto'
import { lstat, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { throwIfAborted } from '../failure'

const pattern = /^\.studio-[0-9a-f]{16}\.tmp$/
/** No save takes as long: what is older belongs to nobody any more. */
const oldMilliseconds = 3_600_000

/** A name for a file on its way to `path`, in the same folder. */
export function temporaryFileFor(path: string): string {
  return join(dirname(path), `.studio-${randomBytes(8).toString('hex')}.tmp`)
}

/** Finds temporary files that a killed process left in a folder; `deep` looks below it, too. */
export async function findLeftovers(
  folder: string,
  deep: boolean,
  signal?: AbortSignal,
): Promise<string[]> {
  throwIfAborted(signal)
  const found: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && deep) found.push(...(await findLeftovers(path, deep, signal)))
    else if (entry.isFile() && pattern.test(entry.name) && (await isOld(path))) found.push(path)
  }
  return found
}

/** Removes what `findLeftovers` finds and tells how many there were. */
export async function removeLeftovers(
  folder: string,
  deep: boolean,
  signal?: AbortSignal,
): Promise<number> {
  const found = await findLeftovers(folder, deep, signal)
  for (const path of found) await rm(path, { force: true })
  return found.length
}

async function isOld(path: string): Promise<boolean> {
  const facts = await lstat(path).catch(() => undefined)
  return facts !== undefined && Date.now() - facts.mtimeMs > oldMilliseconds
}
