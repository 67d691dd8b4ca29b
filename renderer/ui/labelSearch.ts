import type { Language } from '../../preload/contract/language'
import type { ModelLabel } from '../../preload/contract/model'

/** A label's name in a language. */
export function labelTitle(label: ModelLabel, language: Language): string {
  return language === 'en' ? label.en : label.zh
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
}

/** Labels whose name in either language, or whose id, contains every word of the search. */
export function searchLabels(labels: readonly ModelLabel[], search: string): readonly ModelLabel[] {
  const words = search.trim().split(/\s+/).filter(Boolean).map(fold)
  if (words.length === 0) return labels
  return labels.filter((label) => {
    const texts = [label.en, label.zh, label.id].map(fold)
    return words.every((word) => texts.some((text) => text.includes(word)))
  })
}

/** Labels by their set, in the order of the model; names in order within a set. */
export function groupLabels(
  labels: readonly ModelLabel[],
  language: Language,
): readonly { readonly set: string; readonly labels: readonly ModelLabel[] }[] {
  const sets = new Map<string, ModelLabel[]>()
  for (const label of labels) {
    const group = sets.get(label.set)
    if (group) group.push(label)
    else sets.set(label.set, [label])
  }
  const collator = new Intl.Collator(language)
  return [...sets].map(([set, group]) => ({
    set,
    labels: group.sort((left, right) =>
      collator.compare(labelTitle(left, language), labelTitle(right, language)),
    ),
  }))
}
