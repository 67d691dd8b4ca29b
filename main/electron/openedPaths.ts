import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { looksLikePicture } from '../../preload/contract/pictureFiles'
import { recipeEnding } from '../../preload/contract/recipe'
import { fileExtension } from '../core/files/safeFileName'

const mostPaths = 200
const mostCharacters = 4096

/** What the studio opens: pictures and recipes, by their endings. */
export function isOpenable(path: string): boolean {
  return looksLikePicture(fileExtension(path)) || isRecipeFile(path)
}

export function isRecipeFile(path: string): boolean {
  return fileExtension(path) === recipeEnding
}

/**
 * The files among the words that the studio was started with, as whole paths below `folder` where they
 * are relative. Everything else (switches, addresses, the program's own folder, what is no path at all) is
 * passed over; whether a file is there is found out when it is read.
 */
export function pathsOfWords(words: readonly string[], folder: string): string[] {
  const paths = words
    .filter((word) => word.length <= mostCharacters && !word.includes('\0'))
    .flatMap((word) => pathOf(word, folder))
    .filter(isOpenable)
  return [...new Set(paths)].slice(0, mostPaths)
}

function pathOf(word: string, folder: string): string[] {
  if (word === '' || word.startsWith('-')) return []
  if (!/^[a-z][a-z0-9+.-]+:/i.test(word)) return [resolve(folder, word)]
  if (!/^file:/i.test(word)) return []
  try {
    // A host in the address would reach out over the network.
    const address = new URL(word)
    return address.host === '' ? [fileURLToPath(address)] : []
  } catch {
    return []
  }
}
