import type { Channel } from '../../../preload/contract/brief'

/** Code points that X counts once; all others count twice (twitter-text 3, configuration version 3). */
const SINGLE_RANGES: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
]

/** Characters of a text as a channel counts them: X counts Chinese and emoji twice. */
export function countCharacters(text: string, channel: Channel): number {
  let count = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const single = channel !== 'x' || SINGLE_RANGES.some(([from, to]) => code >= from && code <= to)
    count += single ? 1 : 2
  }
  return count
}

/**
 * A text of at most `limit` characters: itself, or its beginning up to the last whole word (or, in
 * Chinese, character) with an ellipsis. Empty where not even one character fits.
 */
export function shorten(text: string, limit: number, channel: Channel): string {
  if (countCharacters(text, channel) <= limit) return text
  const ellipsis = '…'
  const room = limit - countCharacters(ellipsis, channel)
  if (room < 1) return ''
  let kept = ''
  let count = 0
  for (const character of text) {
    count += countCharacters(character, channel)
    if (count > room) break
    kept += character
  }
  const word = /^(.*\S)\s+\S*$/s.exec(kept)?.[1]
  const next = text[kept.length] ?? ''
  const cutsWord = /[\p{Script=Latin}\p{N}]/u.test(next) && /[\p{Script=Latin}\p{N}]$/u.test(kept)
  return `${(cutsWord && word ? word : kept).trimEnd()}${ellipsis}`
}

/** A whole advertisement as it is posted. */
export function advertisementText(parts: {
  readonly headline: string
  readonly body: string
  readonly callToAction: string
  readonly hashtags: readonly string[]
}): string {
  return [parts.headline, parts.body, parts.callToAction, parts.hashtags.join(' ')]
    .filter((part) => part !== '')
    .join('\n')
}
