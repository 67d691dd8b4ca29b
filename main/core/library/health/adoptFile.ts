import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { Asset } from '../../../../preload/contract/asset'
import { StudioError } from '../../../../preload/contract/errors'
import { type Recipe, recipeSchema } from '../../../../preload/contract/recipe'
import { findStep, isStepId } from '../../../../preload/contract/steps'
import { hashFile } from '../../files/hashFile'
import { fileName, fileStem } from '../../files/safeFileName'
import { activeSteps } from '../../recipes/prepareRecipe'
import { foundOut } from '../foundOut'
import type { ImportParts } from '../pictureImporter'
import { readTextDocument } from '../textDocument'
import type { FoundFile } from './libraryFileList'

/**
 * Takes a file into the index where it lies, with what the file itself says of where it came from: a
 * picture's embedded recipe, a text's step and the picture it is about.
 * Throws what decoding throws, and `file-unreadable` for a text that is none of the studio's.
 */
export function adoptFile(
  parts: ImportParts,
  found: FoundFile,
  signal?: AbortSignal,
): Promise<Asset> {
  return found.kind === 'text' ? adoptText(parts, found) : adoptPicture(parts, found, signal)
}

async function adoptPicture(
  { assets, files, pictures }: ImportParts,
  { kind, file }: FoundFile,
  signal: AbortSignal | undefined,
): Promise<Asset> {
  const path = files.absolute(file)
  const facts = await pictures.inspect(path, signal)
  const recipe = kind === 'image' ? recipeOf(facts.recipe) : undefined
  const { size, mtimeMs } = await stat(path)
  return assets.insert({
    id: randomUUID(),
    kind,
    name: fileStem(file),
    origin: originOf(recipe) ?? 'imported',
    created: Math.round(mtimeMs),
    file,
    format: facts.format,
    width: facts.width,
    height: facts.height,
    bitDepth: facts.bitDepth,
    hasAlpha: facts.hasAlpha,
    pages: facts.pages,
    ...(facts.profile === undefined ? {} : { profile: facts.profile }),
    ...(facts.credentials ? { credentials: true } : {}),
    bytes: size,
    sha256: await hashFile(path, signal),
    parents: [],
    ...(recipe ? { recipe, ...factsOfRecipe(recipe) } : {}),
  })
}

async function adoptText({ assets, files }: ImportParts, { file }: FoundFile): Promise<Asset> {
  const path = files.absolute(file)
  const document = readTextDocument(await readFile(path, 'utf8'))
  if (!document)
    throw new StudioError('file-unreadable', { name: fileName(file), reason: 'no text of ours' })
  const { data, origin } = document
  const { size, mtimeMs } = await stat(path)
  const subject = origin?.about === undefined ? undefined : assets.idBySha256(origin.about)
  const asset = assets.insert({
    id: randomUUID(),
    kind: 'text',
    name: fileStem(file),
    origin: origin?.step ?? 'imported',
    created: Math.round(mtimeMs),
    file,
    format: 'json',
    bytes: size,
    sha256: await hashFile(path),
    data,
    parents: subject === undefined ? [] : [subject],
    ...(origin ? { recipe: origin.recipe } : {}),
  })
  if (subject !== undefined) assets.fillIn(subject, foundOut(data))
  return asset
}

function recipeOf(text: string | undefined): Recipe | undefined {
  if (text === undefined) return undefined
  try {
    return recipeSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** The step that made the picture: the last one of its recipe that makes any. */
function originOf(recipe: Recipe | undefined): string | undefined {
  return recipe
    ? activeSteps(recipe).findLast(
        ({ step }) => isStepId(step) && findStep(step).output === 'images',
      )?.step
    : undefined
}

/** What the recipe says of the one picture: its seed only where the recipe makes no others. */
function factsOfRecipe(recipe: Recipe): { prompt?: string; seed?: number; model?: string } {
  const { prompt, seed, count, model } = activeSteps(recipe)[0]?.parameters ?? {}
  return {
    ...(typeof prompt === 'string' ? { prompt } : {}),
    ...(typeof seed === 'number' && (count === undefined || count === 1) ? { seed } : {}),
    ...(typeof model === 'string' ? { model } : {}),
  }
}
