import { randomUUID } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import type { Asset } from '../../../preload/contract/asset'
import { throwIfAborted, toFailure } from '../failure'
import { hashFile } from '../files/hashFile'
import { fileStem } from '../files/safeFileName'
import type { ImportParts } from './pictureImporter'

/**
 * Takes pictures into the index that lie in the library's folder without being in it, as after an older
 * index was restored. They stay where they are; what cannot be decoded is logged and left alone.
 */
export async function adoptStrayPictures(
  { assets, files, pictures }: ImportParts,
  signal: AbortSignal,
  log: (message: string, error?: unknown) => void,
): Promise<Asset[]> {
  const adopted: Asset[] = []
  for (const file of await picturesBelow(files.absolute('pictures'), 'pictures')) {
    throwIfAborted(signal)
    if (assets.hasFile(file)) continue
    const path = files.absolute(file)
    try {
      const facts = await pictures.inspect(path, signal)
      const { size, mtimeMs } = await stat(path)
      const sha256 = await hashFile(path, signal)
      adopted.push(
        assets.insert({
          id: randomUUID(),
          kind: 'image',
          name: fileStem(file),
          origin: 'imported',
          created: Math.round(mtimeMs),
          file,
          format: facts.format,
          width: facts.width,
          height: facts.height,
          bitDepth: facts.bitDepth,
          hasAlpha: facts.hasAlpha,
          bytes: size,
          sha256,
          parents: [],
        }),
      )
    } catch (error) {
      if (toFailure(error).code === 'cancelled') throw error
      log('a file among the pictures was not taken into the index', error)
    }
  }
  return adopted
}

async function picturesBelow(folder: string, relative: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const found: string[] = []
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    const file = `${relative}/${entry.name}`
    if (entry.isDirectory()) found.push(...(await picturesBelow(`${folder}/${entry.name}`, file)))
    else if (entry.isFile()) found.push(file)
  }
  return found.sort()
}
