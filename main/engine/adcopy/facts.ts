import type { Brief } from '../../../preload/contract/brief'
import { matchPrompt } from '../../../preload/contract/prompts/matchPrompt'
import type { Recognition } from '../models/classifyPicture'
import type { DominantColour, SubjectColours } from './dominantColours'
import { labDistance, labOfHex } from './lab'
import {
  labelNumber,
  type NounNumber,
  phraseHead,
  phraseNumber,
  withinSentence,
  withoutStop,
} from './nouns'

/** What kind of thing an advertisement is about; `scene` where nothing is known of it. */
export type ProductKind = 'wear' | 'food' | 'surface' | 'home' | 'thing' | 'scene'

/** All that copy may say. Nothing else is ever claimed. */
export interface CopyFacts {
  readonly kind: ProductKind
  /** The product's name in each language, as it stands within a sentence; empty in a scene. */
  readonly product: { readonly en: string; readonly zh: string }
  readonly number: NounNumber
  /** The label that the name comes from, if it is not from the brief. */
  readonly label: string | undefined
  readonly productFromBrief: boolean
  /** At most two, largest first. */
  readonly colours: readonly DominantColour[]
  /** The picture in an English sentence, without a full stop. */
  readonly caption: string
  readonly brief: Brief
}

/** From which probability a label is taken for what the picture shows. */
const SURE_ENOUGH = 0.4
/** From which share, and from which CIELAB distance of the first, a second colour is named. */
const LEAST_SECOND_SHARE = 0.2
const PLAINLY_OTHER = 30
const kindsBySet: Readonly<Record<string, ProductKind>> = {
  clothing: 'wear',
  grocery: 'food',
  materials: 'surface',
  furniture: 'home',
}

/** What picture and brief give; the brief's product goes before what was recognised. */
export function gatherFacts(
  brief: Brief,
  recognition: Recognition,
  subject: SubjectColours,
  caption: string,
): CopyFacts {
  const recognised = recognisedProduct(recognition)
  const fromBrief = withoutStop(brief.product)
  const common = { colours: namedColours(subject.colours), caption, brief }
  if (fromBrief !== '') {
    return {
      ...common,
      // The colours of a picture that may show something else are not the product's.
      colours: recognised || subject.standsAlone ? common.colours : [],
      kind: namedKind(fromBrief, recognition),
      product: { en: fromBrief, zh: fromBrief },
      number: phraseNumber(fromBrief),
      label: undefined,
      productFromBrief: true,
    }
  }
  if (!recognised) {
    return {
      ...common,
      kind: 'scene',
      product: { en: '', zh: '' },
      number: 'count',
      label: undefined,
      productFromBrief: false,
    }
  }
  return {
    ...common,
    kind: recognised.kind,
    // Rooms and the like name where a thing belongs, not what it is.
    product:
      recognised.kind === 'home'
        ? { en: 'piece', zh: '家居好物' }
        : { en: withinSentence(recognised.en), zh: recognised.zh },
    number: recognised.kind === 'home' ? 'count' : labelNumber(recognised.id, recognised.en),
    label: recognised.id,
    productFromBrief: false,
  }
}

/** The main colour, and the next where it is plainly another one and there is much of it. */
function namedColours(colours: readonly DominantColour[]): DominantColour[] {
  const [first, second] = colours
  if (!first) return []
  const isOther =
    second !== undefined &&
    second.share >= LEAST_SECOND_SHARE &&
    labDistance(labOfHex(first.hex), labOfHex(second.hex)) >= PLAINLY_OTHER
  return isOther ? [first, second] : [first]
}

/**
 * The kind of what the brief names, where the classifier's labels hold its main noun, which stands last
 * in English as in Chinese: a `rock band T-shirt` is worn, a `marble tray` is no surface.
 */
function namedKind(product: string, { metadata }: Recognition): ProductKind {
  const head = phraseHead(product)
  const { labels, unknownWords } = matchPrompt(head, metadata.labels)
  const index = labels.at(-1)
  if (index === undefined || unknownWords.some((word) => head.toLowerCase().endsWith(word)))
    return 'thing'
  const set = metadata.labels[index]?.set ?? ''
  // Furniture's labels are rooms: what they name may be anything.
  return set === 'furniture' ? 'thing' : (kindsBySet[set] ?? 'thing')
}

interface RecognisedProduct {
  readonly id: string
  readonly en: string
  readonly zh: string
  readonly kind: ProductKind
}

/** The likeliest label where it is likely enough, or else its family. */
function recognisedProduct(recognition: Recognition): RecognisedProduct | undefined {
  if (recognition.unknown) return undefined
  const [label] = recognition.labels
  const [family] = recognition.coarse
  const set = recognition.metadata.labels.find((known) => known.id === label?.label)?.set ?? ''
  const sure = [
    { scored: label, kind: kindsBySet[set] ?? 'thing' },
    { scored: family, kind: 'food' as const },
  ].find(({ scored }) => (scored?.probability ?? 0) >= SURE_ENOUGH)
  if (!sure?.scored) return undefined
  const { label: id, title } = sure.scored
  return { id, en: title.en, zh: title['zh-CN'].replace(/\s+/g, ''), kind: sure.kind }
}
