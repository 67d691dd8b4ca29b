import type { ModelLabel } from '../model'
import { chineseKey, collectLabelNames, englishKey, type LabelNames } from './labelNames'

/** What a prompt means to a model. */
export interface PromptMatch {
  /** Indices of labels, in the order of the prompt, each once. */
  readonly labels: readonly number[]
  /** Words that name nothing, in the order of the prompt, each once. */
  readonly unknownWords: readonly string[]
}

/** Words that ask for something without naming it. */
const fillers = new Set(
  (
    'a an the of and or with in on at to for from by some any please one two three four several few many ' +
    'picture photo photograph image drawing texture draw make generate create show me i want need like new ' +
    'is are it its this that these those my your'
  ).split(' '),
)
const chineseFillers =
  '请|生成|画出|画|绘制|制作|创建|我想要|我要|想要|一张|一些|几张|一个|一件|一条|一双|一顶|两张|图片|照片|图像|图|和|与|或|的|及|在|上|给我|要|些|张|个|件|条|双'.split(
    '|',
  )

interface Token {
  readonly text: string
  readonly start: number
}

/**
 * Finds a model's labels in a prompt in English, Chinese or both; the longest name wins. Words that are
 * neither a name nor mere grammar are reported, never passed over.
 */
export function matchPrompt(prompt: string, labels: readonly ModelLabel[]): PromptMatch {
  // A window that has just opened does not collect every name for an empty field.
  if (prompt.trim() === '') return { labels: [], unknownWords: [] }
  const names = collectLabelNames(labels)
  const text = prompt.normalize('NFKC').toLowerCase()
  const found: number[] = []
  const unknown: string[] = []
  for (const part of scripts(text)) {
    if (part.chinese) matchChinese(part.text, names, found, unknown)
    else matchEnglish(part.text, names, found, unknown)
  }
  return { labels: [...new Set(found)], unknownWords: [...new Set(unknown)] }
}

/** Cuts text where Chinese begins or ends; letters that touch Chinese characters (`T恤`) go with them. */
function scripts(text: string): { text: string; chinese: boolean }[] {
  const parts: { text: string; chinese: boolean }[] = []
  const pattern = /(?:[a-z0-9]{1,4} ?)?\p{Script=Han}[\p{Script=Han}\p{N}]*/gu
  let end = 0
  for (const match of text.matchAll(pattern)) {
    const before = text[match.index - 1]
    // `polo 衫` is one name, the end of a longer word is not.
    const lead = /^[a-z0-9]+ ?/.exec(match[0])?.[0] ?? ''
    const cut = lead !== '' && before !== undefined && /[a-z0-9-]/.test(before) ? lead.length : 0
    parts.push({ text: text.slice(end, match.index + cut), chinese: false })
    parts.push({ text: match[0].slice(cut), chinese: true })
    end = match.index + match[0].length
  }
  parts.push({ text: text.slice(end), chinese: false })
  return parts
}

function matchEnglish(text: string, names: LabelNames, found: number[], unknown: string[]): void {
  const words: Token[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu)) {
    words.push({ text: match[0], start: match.index })
  }
  for (let place = 0; place < words.length; ) {
    const taken = longestName(words, place, names)
    if (taken) {
      found.push(...taken.labels)
      place += taken.words
      continue
    }
    const word = words[place]?.text ?? ''
    if (!fillers.has(word) && !/^\d+$/.test(word)) unknown.push(word)
    place += 1
  }
}

function longestName(
  words: readonly Token[],
  place: number,
  names: LabelNames,
): { labels: readonly number[]; words: number } | undefined {
  for (let count = Math.min(names.longestEnglish, words.length - place); count > 0; count--) {
    const key = englishKey(
      words
        .slice(place, place + count)
        .map((word) => word.text)
        .join(' '),
    )
    const labels = names.english.get(key)
    if (labels) return { labels, words: count }
  }
  return undefined
}

/** Chinese has no spaces: the longest name at each place, then grammar, then what is unknown. */
function matchChinese(text: string, names: LabelNames, found: number[], unknown: string[]): void {
  const run = text.replace(/\s+/g, '')
  let stray = ''
  const flush = () => {
    if (stray === '') return
    if (/[a-z]/.test(stray) && !/\p{Script=Han}/u.test(stray))
      matchEnglish(stray, names, found, unknown)
    else unknown.push(stray)
    stray = ''
  }
  for (let place = 0; place < run.length; ) {
    const name = longestPrefix(run, place, names)
    if (name) {
      flush()
      found.push(...(names.chinese.get(name) ?? []))
      place += name.length
      continue
    }
    const filler = chineseFillers.find((word) => run.startsWith(word, place))
    if (filler) {
      flush()
      place += filler.length
      continue
    }
    stray += run[place] ?? ''
    place += 1
  }
  flush()
}

function longestPrefix(run: string, place: number, names: LabelNames): string | undefined {
  for (let count = Math.min(names.longestChinese, run.length - place); count > 0; count--) {
    const name = run.slice(place, place + count)
    if (names.chinese.has(name)) return name
  }
  return undefined
}

/** The index of the label that a name stands for, by id, English or Chinese name; -1 where none does. */
export function findLabel(name: string, labels: readonly ModelLabel[]): number {
  const wanted = name.normalize('NFKC').trim().toLowerCase()
  const exact = labels.findIndex(
    (label) =>
      label.id === wanted || label.en.toLowerCase() === wanted || label.zh.toLowerCase() === wanted,
  )
  if (exact >= 0) return exact
  const names = collectLabelNames(labels)
  const chinese = chineseKey(wanted)
  const known = chinese === '' ? names.english.get(englishKey(wanted)) : names.chinese.get(chinese)
  // A name that several labels share is no label.
  return known?.length === 1 ? (known[0] ?? -1) : -1
}

/** Ids of the labels whose names are most like a word, at most `count`. */
export function nearLabels(name: string, labels: readonly ModelLabel[], count = 5): string[] {
  const wanted = name.normalize('NFKC').trim().toLowerCase()
  return labels
    .map((label) => ({
      id: label.id,
      distance: Math.min(
        ...[label.id, label.en.toLowerCase(), label.zh.toLowerCase()].map(
          (known) => editDistance(wanted, known) / Math.max(wanted.length, known.length),
        ),
      ),
    }))
    .sort((left, right) => left.distance - right.distance || left.id.localeCompare(right.id, 'en'))
    .slice(0, count)
    .map((label) => label.id)
}

/** Least number of letters to insert, delete or change (Levenshtein 1966). */
export function editDistance(from: string, to: string): number {
  let line = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const next = [row]
    for (let column = 1; column <= to.length; column++) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1
      next.push(
        Math.min(
          (next[column - 1] ?? 0) + 1,
          (line[column] ?? 0) + 1,
          (line[column - 1] ?? 0) + change,
        ),
      )
    }
    line = next
  }
  return line[to.length] ?? 0
}
