import { contentWords } from './textWords'

/** How well the sentences of a text hang together, and how much of its subject it takes up. */
export interface Coherence {
  readonly adjacent: number | null
  readonly theme: number | null
}

type Counts = ReadonlyMap<string, number>

/**
 * Mean cosine between neighbouring sentences, and between each sentence and all the others together
 * (Foltz, Kintsch and Landauer 1998, "The measurement of textual coherence"), over counts of the words
 * that carry meaning rather than a latent space, so that it needs no corpus. Null for one sentence.
 */
export function coherenceOf(sentences: readonly (readonly string[])[]): Coherence {
  const counts = sentences.map((sentence) => countWords(contentWords(sentence)))
  if (counts.length < 2) return { adjacent: null, theme: null }
  const adjacent = counts.slice(1).map((count, place) => cosine(count, counts[place] ?? new Map()))
  const theme = counts.map((count, place) =>
    cosine(
      count,
      countWords(sentences.filter((_, other) => other !== place).flatMap(contentWords)),
    ),
  )
  return { adjacent: mean(adjacent), theme: mean(theme) }
}

/**
 * Which words of a subject a text names: the recall of content words (as ROUGE-1 counts it, Lin 2004).
 * The share is null where the subject says nothing.
 */
export function coverageOf(
  text: readonly string[],
  subject: readonly string[],
): { readonly share: number | null; readonly missing: readonly string[] } {
  const named = new Set(text)
  const wanted = [...new Set(contentWords(subject))]
  const missing = wanted.filter((word) => !named.has(word))
  return {
    share: wanted.length === 0 ? null : 1 - missing.length / wanted.length,
    missing,
  }
}

function countWords(words: readonly string[]): Counts {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function cosine(left: Counts, right: Counts): number {
  let product = 0
  for (const [word, count] of left) product += count * (right.get(word) ?? 0)
  const length = norm(left) * norm(right)
  return length === 0 ? 0 : product / length
}

function norm(counts: Counts): number {
  return Math.sqrt([...counts.values()].reduce((sum, count) => sum + count * count, 0))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
