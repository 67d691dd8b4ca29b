import type { ModelLabel } from '../model'
import { labelSynonyms } from './synonyms'
import { promptPieces, singular } from './tokens'

/** Every name by which a model's labels are called, ready for looking up. */
export interface LabelNames {
  /** English names as singular words joined by a space, to the indices of their labels. */
  readonly english: ReadonlyMap<string, readonly number[]>
  /** Chinese names, to the indices of their labels. */
  readonly chinese: ReadonlyMap<string, readonly number[]>
  /** Greatest number of words of an English name. */
  readonly longestEnglish: number
  /** Greatest number of characters of a Chinese name. */
  readonly longestChinese: number
}

/** By the list they were collected from: that takes longer than to look a prompt up. */
const collectedBefore = new WeakMap<readonly ModelLabel[], LabelNames>()

/** The names of labels, see `collectNames`; collected once for each list, which must not change. */
export function collectLabelNames(labels: readonly ModelLabel[]): LabelNames {
  const known = collectedBefore.get(labels)
  if (known) return known
  const names = collectNames(labels)
  collectedBefore.set(labels, names)
  return names
}

/**
 * Collects names from ids, English and Chinese names and synonyms. A name that ends in a head noun which
 * several labels share (`apple` of `Granny Smith apple`) stands for all of them, unless a label has that
 * very name.
 */
function collectNames(labels: readonly ModelLabel[]): LabelNames {
  const english = new Map<string, number[]>()
  const chinese = new Map<string, number[]>()
  const heads = new Map<string, number[]>()
  labels.forEach((label, index) => {
    for (const name of [label.id, label.en, ...(labelSynonyms[label.id] ?? [])]) {
      add(english, englishKey(name), index)
    }
    for (const name of [label.zh, ...(labelSynonyms[label.id] ?? [])])
      add(chinese, chineseKey(name), index)
    const words = englishKey(label.en).split(' ')
    if (words.length > 1) add(heads, words.at(-1) ?? '', index)
    const family = label.coarse
    if (family) add(heads, englishKey(family), index)
  })
  for (const [head, indices] of heads) if (!english.has(head)) english.set(head, indices)
  return {
    english,
    chinese,
    longestEnglish: Math.max(1, ...[...english.keys()].map((name) => name.split(' ').length)),
    longestChinese: Math.max(1, ...[...chinese.keys()].map((name) => name.length)),
  }
}

/** An English name as singular words: `T-shirts` -> `t shirt`; empty where it has none. */
export function englishKey(name: string): string {
  return promptPieces(name)
    .filter((piece) => piece.script === 'latin')
    .flatMap((piece) => piece.text.split('-'))
    .map(singular)
    .join(' ')
}

/** A Chinese name without spaces, letters lower-cased: `T 恤` -> `t恤`; empty without Chinese characters. */
export function chineseKey(name: string): string {
  const joined = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return /\p{Script=Han}/u.test(joined) ? joined : ''
}

function add(names: Map<string, number[]>, name: string, index: number): void {
  if (name === '') return
  const known = names.get(name)
  if (!known) names.set(name, [index])
  else if (!known.includes(index)) known.push(index)
}
