import { realpath, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { StudioError } from '../../../preload/contract/errors'
import type { LeftOut } from '../../../preload/contract/folderFindings'
import { readFailure } from '../failure'
import { findPictures } from '../files/findPictures'
import { fileName, fileStem, safeFileName } from '../files/safeFileName'
import { DistinctNames } from './outputName'

/** A picture of a folder run and where its result goes. */
export interface PlannedInput {
  readonly path: string
  /** Below the folder that is worked through, with `/`. */
  readonly name: string
  /** Folder of the result, and its name there. */
  readonly folder: string
  readonly file: string
}

interface FolderPlan {
  readonly inputs: readonly PlannedInput[]
  readonly leftOut: LeftOut
}

/**
 * Every picture of a folder and the folders in it, with a result of the same name in the same place below
 * another folder: the same plan every time, so that what is done can be known by its file. Results that
 * lie inside the folder are not taken for pictures of it.
 * Throws `file-not-found`, `file-unreadable`, `folder-refused` where both folders are one.
 */
export async function planFolder(
  from: string,
  to: string,
  extension: string,
  signal?: AbortSignal,
): Promise<FolderPlan> {
  const facts = await stat(from).catch((error: unknown) => {
    throw readFailure(error, fileName(from))
  })
  if (!facts.isDirectory())
    throw new StudioError('file-unreadable', { name: fileName(from), reason: 'not a folder' })
  const [source, target] = await Promise.all([real(from), real(to)])
  if (source === target) throw new StudioError('folder-refused', { name: fileName(to) })
  const names = new Map<string, DistinctNames>()
  const { files, leftOut } = await findPictures([source], { signal, except: target })
  const inputs = files.map((path) => {
    const below = relative(source, path)
    const folder = join(target, dirname(below))
    const given = names.get(folder) ?? new DistinctNames()
    names.set(folder, given)
    const stem = safeFileName(fileStem(path).replace(/[{}]/g, '_'))
    return {
      path,
      name: below.split(sep).join('/'),
      folder,
      file: given.give(stem, extension),
    }
  })
  return { inputs, leftOut }
}

/** The path without links; as it is where there is nothing yet. */
function real(path: string): Promise<string> {
  return realpath(path).catch(() => path)
}
