/** A piece of a prompt: a word of a Latin script, or a run of Chinese characters. */
export interface PromptPiece {
  readonly text: string
  readonly script: 'latin' | 'chinese'
}

/**
 * Cuts a prompt into words and runs of Chinese characters, lower-cased and with full-width letters made
 * narrow (Unicode NFKC). Hyphens and apostrophes within a word belong to it (`t-shirt`).
 */
export function promptPieces(prompt: string): PromptPiece[] {
  const pieces: PromptPiece[] = []
  const pattern = /(\p{Script=Han}+)|([\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*)/gu
  // A Han run must not be swallowed by a word pattern: both are cut at the change of script.
  const spaced = prompt
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Script=Han}+/gu, ' $& ')
  for (const [, chinese, latin] of spaced.matchAll(pattern)) {
    if (chinese !== undefined) pieces.push({ text: chinese, script: 'chinese' })
    else if (latin !== undefined) pieces.push({ text: latin.replace(/’/g, "'"), script: 'latin' })
  }
  return pieces
}

const irregular: Readonly<Record<string, string>> = {
  leaves: 'leaf',
  knives: 'knife',
  shelves: 'shelf',
}

/** The singular of an English word, lower-case; words that only look like plurals stay. */
export function singular(word: string): string {
  const known = irregular[word]
  if (known !== undefined) return known
  if (word.length > 3 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  // `tomatoes`, but not `shoes`.
  if (/(?:ss|sh|ch|x|z|[^h]o)es$/.test(word)) return word.slice(0, -2)
  if (word.length > 2 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1)
  return word
}
