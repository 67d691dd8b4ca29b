import type { Language } from '../../../preload/contract/language'
import type { CopyFacts } from './facts'

/** Longest hashtag, in characters with its mark. */
const LONGEST = 30

/**
 * Hashtags out of the facts alone: the brand, the product, the product in its colour, colours, features.
 * At most `count`, each once, without spaces and punctuation.
 */
export function hashtagsOf(facts: CopyFacts, language: Language, count: number): string[] {
  const words = language === 'en' ? englishWords(facts) : chineseWords(facts)
  const tags = new Map<string, string>()
  for (const word of words) {
    const tag = `#${language === 'en' ? pascalCase(word) : word.replace(/[^\p{L}\p{N}]/gu, '')}`
    const key = tag.toLowerCase()
    if (tag.length > 1 && [...tag].length <= LONGEST && !tags.has(key)) tags.set(key, tag)
  }
  return [...tags.values()].slice(0, count)
}

function englishWords({ product, kind, colours, brief, productFromBrief }: CopyFacts): string[] {
  const colour = colours[0]?.name.en ?? ''
  const named = kind === 'home' && !productFromBrief ? 'home' : product.en
  const both =
    colour !== '' && kind === 'wear' && !productFromBrief ? [`${colour} ${product.en}`] : []
  return [brief.brand, named, ...both, ...colours.map(({ name }) => name.en), ...brief.features]
}

function chineseWords({ product, kind, colours, brief, productFromBrief }: CopyFacts): string[] {
  const colour = colours[0]?.name.zh ?? ''
  const both =
    colour !== '' && kind === 'wear' && !productFromBrief ? [`${colour}${product.zh}`] : []
  return [
    brief.brand,
    product.zh,
    ...both,
    ...colours.map(({ name }) => name.zh),
    ...brief.features,
  ]
}

function pascalCase(text: string): string {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
