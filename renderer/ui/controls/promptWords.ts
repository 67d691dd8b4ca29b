import type { Language } from '../../../preload/contract/language'
import type { ModelLabel } from '../../../preload/contract/model'
import { editDistance } from '../../../preload/contract/prompts/matchPrompt'
import { labelTitle, searchLabels } from '../labelSearch'

/** A part of a prompt's text; unknown parts are underlined. */
interface PromptPart {
  readonly text: string
  readonly unknown: boolean
}

/** Edits a letter for which a name still counts as what was meant. */
const nearEnough = 0.34
const mostSuggestions = 6

/** The text cut where words begin or end that the model does not know; joined, the parts are the text. */
export function promptParts(text: string, unknownWords: readonly string[]): PromptPart[] {
  if (unknownWords.length === 0) return [{ text, unknown: false }]
  const words = [...unknownWords].sort((left, right) => right.length - left.length)
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  // A Latin word is marked as a whole word only; Chinese has no spaces.
  const found = new RegExp(`(?<![A-Za-z0-9])(?:${pattern})(?![A-Za-z0-9])`, 'giu')
  const parts: PromptPart[] = []
  let end = 0
  for (const match of text.matchAll(found)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), unknown: false })
    parts.push({ text: match[0], unknown: true })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ text: text.slice(end), unknown: false })
  return parts
}

/** Labels that fit what is being typed, and where in the text that begins. */
interface Suggestions {
  readonly start: number
  readonly labels: readonly ModelLabel[]
}

/** Han characters of which the longest name that is still being typed may consist. */
const longestTail = 4

/**
 * Labels whose name the word before the caret may be the beginning of, nearest first. Chinese is written
 * without spaces: there the last characters are tried, the longest run first.
 */
export function suggestionsAt(
  text: string,
  caret: number,
  labels: readonly ModelLabel[],
  language: Language,
): Suggestions {
  const word = /[^\s,，、;；]*$/u.exec(text.slice(0, caret))?.[0] ?? ''
  const tails = /\p{Script=Han}$/u.test(word)
    ? Array.from({ length: longestTail }, (_, index) => word.slice(index - longestTail))
    : []
  for (const typed of new Set([word, ...tails])) {
    const found = suggestLabels(typed, labels, language)
    if (found.length > 0) return { start: caret - typed.length, labels: found }
  }
  return { start: caret, labels: [] }
}

function suggestLabels(
  word: string,
  labels: readonly ModelLabel[],
  language: Language,
): readonly ModelLabel[] {
  if (word === '') return []
  const wanted = word.toLowerCase()
  const names = (label: ModelLabel) =>
    [label.en, label.zh, label.id].map((name) => name.toLowerCase())
  // A name that stands there already needs no help.
  if (labels.some((label) => names(label).includes(wanted))) return []
  const rank = (label: ModelLabel) => (names(label).some((name) => name.startsWith(wanted)) ? 0 : 1)
  const collator = new Intl.Collator(language)
  return [...searchLabels(labels, word)]
    .sort(
      (left, right) =>
        rank(left) - rank(right) ||
        collator.compare(labelTitle(left, language), labelTitle(right, language)),
    )
    .slice(0, mostSuggestions)
}

/** The text with what is being typed replaced by a label's name, and where the caret goes. */
export function takeSuggestion(
  text: string,
  start: number,
  caret: number,
  name: string,
): { readonly text: string; readonly caret: number } {
  return { text: `${text.slice(0, start)}${name}${text.slice(caret)}`, caret: start + name.length }
}

/** The label that an unknown word was perhaps meant for, if one is near enough. */
export function meantLabel(word: string, labels: readonly ModelLabel[]): ModelLabel | undefined {
  const wanted = word.toLowerCase()
  let best: { label: ModelLabel; distance: number } | undefined
  for (const label of labels) {
    for (const name of [label.id, label.en.toLowerCase(), label.zh.toLowerCase()]) {
      const distance = editDistance(wanted, name) / Math.max(wanted.length, name.length)
      if (distance <= nearEnough && distance < (best?.distance ?? 1)) best = { label, distance }
    }
  }
  return best?.label
}
