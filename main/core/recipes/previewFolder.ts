import { readFile, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve } from 'node:path'
import type { RunOutput } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'
import type { FolderPreview } from '../../../preload/contract/folderRun'
import type { Recipe } from '../../../preload/contract/recipe'
import { findPictures } from '../files/findPictures'
import { fileName } from '../files/safeFileName'
import { PassingSink } from './passingSink'
import type { FolderRunServices } from './runFolder'

/** What a preview is looked at with, in pixels. */
const side = 1024
/** What stands beside a row of a table, on screens of any density. */
const rowSide = 128

/** A small form of a picture, WebP, at most `pixels` wide and high. */
async function smallPicture(
  { work, pictures }: Pick<FolderRunServices, 'work' | 'pictures'>,
  path: string,
  pixels: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const folder = await work.open()
  try {
    const out = join(folder, 'preview.webp')
    await pictures.thumbnail(path, out, pixels, signal)
    return new Uint8Array(await readFile(out))
  } finally {
    await work.close(folder)
  }
}

/**
 * A picture of a folder, small, by its name below the folder. Throws `file-not-found` where there is none,
 * or where the name leads out of the folder.
 */
export async function folderPicture(
  services: Pick<FolderRunServices, 'work' | 'pictures'>,
  { path, name }: { path: string; name: string },
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const missing = () => new StudioError('file-not-found', { name: fileName(name) })
  const [folder, file] = await Promise.all([realpath(path), realpath(resolve(path, name))]).catch(
    () => {
      throw missing()
    },
  )
  const below = relative(folder, file)
  if (below.startsWith('..') || isAbsolute(below)) throw missing()
  return smallPicture(services, file, rowSide, signal)
}

/**
 * Runs recipes over one picture of a folder; nothing is kept. Places past the last begin anew.
 * Throws `file-not-found` where the folder has no picture, and what running throws.
 */
export async function previewFolder(
  services: FolderRunServices,
  { recipes, path, place }: { recipes: readonly Recipe[]; path: string; place: number },
  signal: AbortSignal | undefined,
): Promise<FolderPreview> {
  const { files: found } = await findPictures([path], { signal })
  const chosen = found[place % Math.max(1, found.length)]
  if (chosen === undefined) throw new StudioError('file-not-found', { name: fileName(path) })
  const small = (of: string) => smallPicture(services, of, side, signal)
  const before = await small(chosen)
  let after: Uint8Array | undefined
  const reports: FolderPreview['reports'] = []
  const take = async ({ file, step, data }: RunOutput) => {
    if (file === undefined) reports.push({ step, data })
    else after ??= await small(file)
  }
  for (const recipe of recipes)
    await services.execute(recipe, [{ path: chosen }], new PassingSink(services.work, take), {
      signal,
    })
  return { name: fileName(chosen), before, ...(after ? { after } : {}), reports }
}
