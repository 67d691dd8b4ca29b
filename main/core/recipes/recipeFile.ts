import { open } from 'node:fs/promises'
import { StudioError } from '../../../preload/contract/errors'
import type { Recipe } from '../../../preload/contract/recipe'
import { readFailure } from '../failure'
import { fileName } from '../files/safeFileName'
import { parseRecipe } from './prepareRecipe'

/** The longest recipe has fifty steps; a mask is named by its asset, not written out. */
const limitBytes = 1024 * 1024

/** Reads a recipe from a file. Throws `file-not-found`, `file-unreadable`, `file-too-large`, `recipe-invalid`. */
export async function readRecipeFile(path: string): Promise<Recipe> {
  const name = fileName(path)
  const text = await readText(path, name)
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    throw new StudioError('recipe-invalid', { reason: `${name} is not JSON` }, { cause: error })
  }
  return parseRecipe(document)
}

/** One byte more than may be is enough to know that there are too many; a device never ends. */
async function readText(path: string, name: string): Promise<string> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw readFailure(error, name)
  })
  try {
    if (!(await handle.stat()).isFile())
      throw new StudioError('file-unreadable', { name, reason: 'not a file' })
    const buffer = Buffer.alloc(limitBytes + 1)
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    if (bytesRead > limitBytes) throw new StudioError('file-too-large', { name, limitMegabytes: 1 })
    return buffer.toString('utf8', 0, bytesRead)
  } catch (error) {
    throw readFailure(error, name)
  } finally {
    await handle.close()
  }
}
