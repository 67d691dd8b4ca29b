import type { Language } from '../../../preload/contract/language'
import { singular } from '../../../preload/contract/prompts/tokens'

/** A text as words: lower case, English words in the singular, numbers and signs left out. */
export interface TextWords {
  readonly language: Language
  readonly sentences: readonly (readonly string[])[]
}

/** Words that bind sentences and say nothing of their own. */
const grammar = new Set(
  (
    'a an the of and or but with in on at to for from by as is are was were be been it its this that these ' +
    'those you your we our i my he she they their his her not no so if then than too very can will just do ' +
    'does has have had there here what which who how when while into over under up out all any more most ' +
    '的 了 是 在 和 与 或 也 都 就 不 很 我 你 您 他 她 它 我们 你们 他们 这 那 这个 那个 一 个 一个 有 被 把 对 从 到 让 给 为 以 及 而 但 又 更 最 着 过 吧 呢 吗 啊 之 其 等 上 下 里 中'
  ).split(' '),
)

/**
 * Cuts a text into sentences and words with the segmenter of the JavaScript engine (Unicode annex 29,
 * with a dictionary for Chinese). The language is Chinese where Han characters are at least a quarter
 * of the letters.
 */
export function textWords(text: string): TextWords {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const language: Language = letters > 0 && han / letters >= 0.25 ? 'zh-CN' : 'en'
  const words = new Intl.Segmenter(language, { granularity: 'word' })
  return {
    language,
    sentences: sentencesOf(text, language)
      .map((sentence) => wordsOf(sentence, words))
      .filter((sentence) => sentence.length > 0),
  }
}

/** Words that carry meaning. */
export function contentWords(words: readonly string[]): string[] {
  return words.filter((word) => !grammar.has(word))
}

/** A line of its own, such as a headline, is a sentence whatever ends it. */
function sentencesOf(text: string, language: Language): string[] {
  const sentences = new Intl.Segmenter(language, { granularity: 'sentence' })
  return text
    .split(/\n+/)
    .flatMap((line) => [...sentences.segment(line)].map(({ segment }) => segment))
}

function wordsOf(sentence: string, segmenter: Intl.Segmenter): string[] {
  return [...segmenter.segment(sentence)]
    .filter(({ isWordLike, segment }) => isWordLike && /\p{L}/u.test(segment))
    .map(({ segment }) => singular(segment.normalize('NFKC').toLowerCase()))
}
