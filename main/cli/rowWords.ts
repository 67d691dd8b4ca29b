import { type Language, languages } from '../../preload/contract/language'

/** The facts of an answer's row that fit on a line; of a text in several languages, the one in `language`. */
export function rowWords(row: unknown, language: Language): string {
  if (!row || typeof row !== 'object') return String(row)
  if ('text' in row && typeof row.text === 'string') return row.text
  return Object.entries(row)
    .map(([name, value]) => [name, inLanguage(value, language)] as const)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value) && value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join('  ')
}

/** A text of every language in one of them; anything else as it is. */
function inLanguage(value: unknown, language: Language): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const texts = value as Readonly<Record<string, unknown>>
  return languages.every((one) => typeof texts[one] === 'string') ? texts[language] : value
}
