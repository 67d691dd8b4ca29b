import { createHash, randomBytes } from 'node:crypto'
import { lstat, readdir, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { throwIfAborted } from '../failure'
import { isRunning } from './isRunning'

/** Whose file it is, where its name says so: a mark of the machine, and the process. */
const pattern = /^\.studio-(?:([0-9a-f]{8})-(\d+)-)?[0-9a-f]{16}\.tmp$/
/** No save takes as long: what is older belongs to nobody any more. */
const oldMilliseconds = 3_600_000

/** A folder may be shared with other machines, whose processes are not known here. */
const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)

/** A name for a file on its way to `path`, in the same folder. */
export function temporaryFileFor(path: string): string {
  const own = `${machine}-${process.pid}-${randomBytes(8).toString('hex')}`
  return join(dirname(path), `.studio-${own}.tmp`)
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
    else if (entry.isFile() && (await isLeft(path, entry.name))) found.push(path)
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

async function isLeft(path: string, name: string): Promise<boolean> {
  const found = pattern.exec(name)
  if (!found) return false
  const [, owner, pid] = found
  // Who goes on with an export after a power cut does so at once, not in an hour.
  return (owner === machine && !isRunning(Number(pid))) || isOld(path)
}

async function isOld(path: string): Promise<boolean> {
  const facts = await lstat(path).catch(() => undefined)
  return facts !== undefined && Date.now() - facts.mtimeMs > oldMilliseconds
}
