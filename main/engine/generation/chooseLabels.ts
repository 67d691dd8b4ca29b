import { StudioError } from '../../../preload/contract/errors'
import type { ModelLabel } from '../../../preload/contract/model'
import { findLabel, matchPrompt, nearLabels } from '../../../preload/contract/prompts/matchPrompt'

/** Labels that were asked for, and the words of the prompt that name none. */
export interface ChosenLabels {
  /** Indices of labels; empty where nothing was asked for. */
  readonly labels: readonly number[]
  readonly unknownWords: readonly string[]
}

/**
 * The labels of a model that were asked for by name and by prompt. Throws `unknown-label`
 * {labels, known}: for a name that is no label, or a prompt of which no word is one.
 */
export function chooseLabels(
  names: readonly string[],
  prompt: string,
  labels: readonly ModelLabel[],
): ChosenLabels {
  const unknown = names.filter((name) => findLabel(name, labels) < 0)
  if (unknown.length > 0) throw unknownLabel(unknown, labels)
  const named = names.map((name) => findLabel(name, labels))
  const match = matchPrompt(prompt, labels)
  if (named.length === 0 && match.labels.length === 0 && match.unknownWords.length > 0) {
    throw unknownLabel(match.unknownWords, labels)
  }
  return { labels: [...new Set([...named, ...match.labels])], unknownWords: match.unknownWords }
}

function unknownLabel(words: readonly string[], labels: readonly ModelLabel[]): StudioError {
  const known = new Set(
    words.slice(0, 3).flatMap((word) => nearLabels(word, labels, words.length > 1 ? 3 : 5)),
  )
  return new StudioError('unknown-label', {
    labels: words.slice(0, 10).map((word) => word.slice(0, 80)),
    known: [...known],
  })
}
