import { realpath, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { ImageFormat } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import type { LeftOut } from '../../../preload/contract/folderFindings'
import { makesPictures } from '../../../preload/contract/folderRun'
import type { Recipe } from '../../../preload/contract/recipe'
import { readFailure } from '../failure'
import { findPictures } from '../files/findPictures'
import { fileName, fileStem, safeFileName } from '../files/safeFileName'
import { DistinctNames, extensionOf } from './outputName'
import { activeSteps } from './prepareRecipe'

/**
 * How the name of a recipe's result ends: as its pictures do, or as what it finds out, with the language of
 * a text before that, so that those of several languages lie beside one another.
 */
export function resultEnding(recipe: Recipe, format: ImageFormat): string {
  if (makesPictures(recipe)) return extensionOf(format)
  const language = activeSteps(recipe).at(-1)?.parameters.language
  return typeof language === 'string' ? `${language}.json` : 'json'
}

/** A picture of a folder run and where its results go. */
export interface PlannedInput {
  readonly path: string
  /** Below the folder that is worked through, with `/`. */
  readonly name: string
  /** Folder of the results, and the name of each there: one for each of the recipes that run over it. */
  readonly folder: string
  readonly files: readonly string[]
}

interface FolderPlan {
  readonly inputs: readonly PlannedInput[]
  readonly leftOut: LeftOut
}

/**
 * Every picture of a folder and the folders in it, with results of the same name in the same place below
 * another folder, one for each of the endings: the same plan every time, so that what is done can be known
 * by its file. Results that lie inside the folder are not taken for pictures of it.
 * Throws `file-not-found`, `file-unreadable`, `folder-refused` where both folders are one.
 */
export async function planFolder(
  from: string,
  to: string,
  endings: readonly string[],
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
      files: endings.map((ending) => given.give(stem, ending)),
    }
  })
  return { inputs, leftOut }
}

/** The path without links; as it is where there is nothing yet. */
function real(path: string): Promise<string> {
  return realpath(path).catch(() => path)
}
