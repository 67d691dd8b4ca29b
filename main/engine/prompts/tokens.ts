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

/** Forms of an English word that its singular may have, the word itself first. */
export function singularForms(word: string): string[] {
  const forms = [word]
  if (word.length > 3 && word.endsWith('ies')) forms.push(`${word.slice(0, -3)}y`)
  if (word.length > 4 && word.endsWith('ves'))
    forms.push(`${word.slice(0, -3)}f`, `${word.slice(0, -3)}fe`)
  if (word.length > 3 && /(?:s|x|z|ch|sh|o)es$/.test(word)) forms.push(word.slice(0, -2))
  if (word.length > 2 && word.endsWith('s') && !word.endsWith('ss')) forms.push(word.slice(0, -1))
  return forms
}
