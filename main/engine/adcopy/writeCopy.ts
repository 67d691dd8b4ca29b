import { type Channel, channelLimits } from '../../../preload/contract/brief'
import type { Language } from '../../../preload/contract/language'
import { type RandomStream, randomStream, seedAt } from '../random/xoshiro'
import { advertisementText, countCharacters, shorten } from './characters'
import { chineseGrammar } from './chineseGrammar'
import { chineseSlots } from './chineseSlots'
import { englishGrammar } from './englishGrammar'
import { englishSlots } from './englishSlots'
import type { CopyFacts } from './facts'
import { type CopyGrammar, fillTemplate, type Slots } from './grammar'
import { hashtagsOf } from './hashtags'

/** One advertisement. */
export interface WrittenCopy {
  readonly headline: string
  readonly body: string
  readonly callToAction: string
  readonly hashtags: string[]
  /** Characters of the whole text as the channel counts them. */
  readonly characters: number
}

/** Longest headline of a channel, in its characters; a Chinese title on Xiaohongshu has 20. */
const headlineLimits: Readonly<Record<Channel, number>> = {
  shop: 70,
  instagram: 80,
  x: 100,
  xiaohongshu: 20,
  wechat: 40,
  email: 60,
  banner: 45,
}
/** Channels whose posts are written in lines rather than in one paragraph. */
const lineChannels: ReadonlySet<Channel> = new Set(['instagram', 'xiaohongshu'])
/** English needs about twice the characters for the same title. */
const ENGLISH_TITLE = 2

/**
 * Writes `count` different advertisements from facts, seeded: the same facts and seed give the same
 * texts. Every text keeps to its channel's limit: sentences are left out, the least important first,
 * before anything is cut.
 */
export function writeCopy(
  facts: CopyFacts,
  language: Language,
  count: number,
  seed: number,
): WrittenCopy[] {
  const english = language === 'en'
  const grammar = english ? englishGrammar : chineseGrammar
  const slots = english ? englishSlots(facts) : chineseSlots(facts)
  const choices = shuffledChoices(facts, grammar, slots, seed)
  return Array.from({ length: count }, (_, index) =>
    write(facts, language, grammar, choices, index),
  )
}

interface Choices {
  readonly headline: readonly string[]
  readonly opener: readonly string[]
  readonly use: readonly string[]
  readonly features: readonly string[]
  readonly audience: readonly string[]
  readonly brand: readonly string[]
  readonly offer: readonly string[]
  readonly callToAction: readonly string[]
}

/** Every sentence that can be said, in an order that the seed gives. */
function shuffledChoices(
  facts: CopyFacts,
  grammar: CopyGrammar,
  slots: Slots,
  seed: number,
): Choices {
  const { tone } = facts.brief
  const scene = facts.kind === 'scene'
  const order = (templates: readonly string[], stream: number) =>
    shuffled(templates, randomStream(seedAt(seed, stream * 0x1000193))).flatMap((template) => {
      const text = fillTemplate(template, slots)
      return text === undefined ? [] : [text]
    })
  return {
    headline: order((scene ? grammar.sceneHeadline : grammar.headline)[tone], 1),
    opener: order((scene ? grammar.sceneOpener : grammar.opener)[tone], 2),
    use: order(grammar.use[facts.kind], 3),
    features: order(grammar.features[tone], 4),
    audience: order(grammar.audience[tone], 5),
    brand: order(grammar.brand[tone], 6),
    offer: order(grammar.offer[tone], 7),
    callToAction: order(grammar.callToAction[tone], 8),
  }
}

function shuffled<T>(items: readonly T[], random: RandomStream): T[] {
  const order = [...items]
  for (let index = order.length - 1; index > 0; index--) {
    const other = random.nextBelow(index + 1)
    const [left, right] = [order[index], order[other]]
    if (left === undefined || right === undefined) continue
    order[index] = right
    order[other] = left
  }
  return order
}

/** A sentence of a body: where it stands, and how soon it is left out (the greatest first). */
interface Sentence {
  readonly text: string
  readonly leaveOut: number
}

function write(
  facts: CopyFacts,
  language: Language,
  grammar: CopyGrammar,
  choices: Choices,
  index: number,
): WrittenCopy {
  const { channel } = facts.brief
  const pick = (texts: readonly string[]) => texts[index % texts.length] ?? ''
  const headline = headlineOf(choices.headline, language, channel, index)
  // What the headline says already is not said again.
  const unsaid = (text: string, said: string) =>
    said !== '' && headline.includes(said) ? '' : text
  const sentences = [
    { text: pick(choices.opener), leaveOut: 3 },
    { text: pick(choices.features), leaveOut: 2 },
    { text: unsaid(pick(choices.audience), facts.brief.audience.trim()), leaveOut: 4 },
    { text: pick(choices.use), leaveOut: 6 },
    { text: unsaid(pick(choices.offer), facts.brief.offer.trim()), leaveOut: 1 },
    { text: unsaid(pick(choices.brand), facts.brief.brand.trim()), leaveOut: 5 },
  ].filter((sentence) => sentence.text !== '')
  return keepToLimit(
    {
      headline,
      sentences,
      callToAction: pick(choices.callToAction),
      hashtags: hashtagsOf(facts, language, channelLimits[channel].hashtags),
    },
    channel,
    lineChannels.has(channel) ? '\n' : grammar.separator,
  )
}

function headlineOf(
  headlines: readonly string[],
  language: Language,
  channel: Channel,
  index: number,
): string {
  const limit =
    headlineLimits[channel] * (language === 'en' && channel === 'xiaohongshu' ? ENGLISH_TITLE : 1)
  const fitting = headlines.filter((text) => countCharacters(text, channel) <= limit)
  const chosen = fitting.length > 0 ? fitting : headlines
  return shorten(chosen[index % chosen.length] ?? '', limit, channel)
}

interface Draft {
  readonly headline: string
  readonly sentences: readonly Sentence[]
  readonly callToAction: string
  readonly hashtags: readonly string[]
}

/** Leaves sentences and hashtags out until the text is as long as the channel allows. */
function keepToLimit(draft: Draft, channel: Channel, separator: string): WrittenCopy {
  const limit = channelLimits[channel].characters
  let sentences = [...draft.sentences]
  const hashtags = [...draft.hashtags]
  let { headline, callToAction } = draft
  const finish = (): WrittenCopy => {
    const body = sentences.map((sentence) => sentence.text).join(separator)
    const copy = { headline, body, callToAction, hashtags }
    return { ...copy, characters: countCharacters(advertisementText(copy), channel) }
  }
  let copy = finish()
  while (copy.characters > limit) {
    const [last] = [...sentences].sort((left, right) => right.leaveOut - left.leaveOut)
    if (last && (sentences.length > 1 || hashtags.length === 0)) {
      sentences = sentences.filter((sentence) => sentence !== last)
    } else if (hashtags.length > 0) hashtags.pop()
    else if (callToAction !== '' && countCharacters(headline, channel) <= limit) callToAction = ''
    else headline = shorten(headline, limit, channel)
    copy = finish()
  }
  return copy
}
