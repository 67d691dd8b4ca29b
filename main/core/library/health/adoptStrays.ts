import type { Asset } from '../../../../preload/contract/asset'
import { throwIfAborted, toFailure } from '../../failure'
import type { ImportParts } from '../pictureImporter'
import { adoptFile } from './adoptFile'
import { listLibraryFiles } from './libraryFileList'

/**
 * Takes files into the index that lie in the library's folder without being in it, as after the index
 * was lost or an older one was restored. They stay where they are; what cannot be read is logged and
 * left alone.
 */
export async function adoptStrays(
  parts: ImportParts,
  signal: AbortSignal,
  log: (message: string, error?: unknown) => void,
): Promise<Asset[]> {
  const { assets, files } = parts
  const adopted: Asset[] = []
  const found = await listLibraryFiles(files, signal)
  // Texts come last: they name the pictures that they are about.
  for (const one of [...found.filter(isPicture), ...found.filter((file) => !isPicture(file))]) {
    throwIfAborted(signal)
    if (assets.hasFile(one.file) || files.isLeaving(one.file)) continue
    try {
      adopted.push(await adoptFile(parts, one, signal))
    } catch (error) {
      if (toFailure(error).code === 'cancelled') throw error
      log('a file among the pictures was not taken into the index', error)
    }
  }
  return adopted
}

const isPicture = ({ kind }: { readonly kind: string }) => kind !== 'text'
