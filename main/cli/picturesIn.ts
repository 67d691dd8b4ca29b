import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { StudioError } from '../../preload/contract/errors'

const endings = new Set([
  '.png',
  '.jpg',
  '.jpeg',
  '.jfif',
  '.webp',
  '.avif',
  '.tif',
  '.tiff',
  '.gif',
])

/** The picture itself, or every picture in a folder and the folders in it, in the order of their names. */
export async function picturesIn(path: string): Promise<string[]> {
  const facts = await stat(path).catch((error: unknown) => {
    throw new StudioError('file-not-found', { name: basename(path) }, { cause: error })
  })
  if (!facts.isDirectory()) return [path]
  const entries = await readdir(path, { withFileTypes: true })
  entries.sort((left, right) => (left.name < right.name ? -1 : 1))
  const found: string[] = []
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) found.push(...(await picturesIn(join(path, entry.name))))
    else if (endings.has(extname(entry.name).toLowerCase())) found.push(join(path, entry.name))
  }
  return found
}
