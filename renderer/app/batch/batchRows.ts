import type { JobOutput } from '../../../preload/contract/job'
import type { Language } from '../../../preload/contract/language'
import { findStep, type StepResult } from '../../../preload/contract/steps'
import { definition as copyStep } from '../../../preload/contract/steps/describe.adcopy'
import { definition as captionStep } from '../../../preload/contract/steps/describe.caption'
import { definition as classifyStep } from '../../../preload/contract/steps/recognise.classify'
import type { StepRequest } from '../../actions/runStep'
import { type AdCopyVariant, channelLength, wholeText } from '../../panels/caption/adCopyText'

/** What is to be kept of an ad copy: the variant that is proposed, as it was written, until that is changed. */
export function copyChoice(
  { copy: { variants }, proposed }: CopyText,
  changed: CopyChoice | undefined,
): CopyChoice {
  const nothing = { headline: '', body: '', callToAction: '', hashtags: [] }
  return changed ?? { variant: proposed, draft: variants[proposed] ?? nothing }
}

/** What a caption's step reported with nothing but the caption that is to be kept, in the words it has now. */
export function keptCaption(
  found: StepResult<'describe.caption'>,
  changed: string | undefined,
): StepResult<'describe.caption'> {
  const [best] = found.captions
  if (!best) return found
  const chosen = found.captions.find(({ text }) => text === (changed ?? best.text))
  if (chosen || changed === undefined) return { captions: [chosen ?? best] }
  // Where the network looked belongs to its own words.
  return { captions: [{ ...best, text: changed, words: [] }] }
}

/** The ad copy with nothing but what is to be kept. */
export function keptCopy(
  copy: StepResult<'describe.adcopy'>,
  { draft }: CopyChoice,
): StepResult<'describe.adcopy'> {
  const { headline, body, callToAction } = draft
  const hashtags = draft.hashtags.filter(Boolean)
  const kept = { headline, body, callToAction, hashtags }
  return {
    ...copy,
    variants: [{ ...kept, characters: channelLength(wholeText(kept), copy.channel) }],
  }
}

/** One thing that a batch found out or made: what it is known by, the picture that went in, and what was found. */
export type BatchOutput = Pick<JobOutput, 'asset' | 'input' | 'step' | 'data'>

/** What a batch found out about, or made of, one picture. */
export interface BatchRow {
  /** The picture that went in. */
  readonly input: string
  readonly result: BatchResult | undefined
}

/** One advertisement as it is changed in the table. */
export type CopyDraft = Pick<AdCopyVariant, 'headline' | 'body' | 'callToAction' | 'hashtags'>

/** What of a picture's ad copy is to be kept: a variant, as its words are now. */
export interface CopyChoice {
  readonly variant: number
  readonly draft: CopyDraft
}

/** Ad copy in one language. */
export interface CopyText {
  /** What it is known by: the text of the library that holds it, or a finding about a folder's picture. */
  readonly asset: string
  readonly copy: StepResult<'describe.adcopy'>
  /** Place of the variant that is proposed. */
  readonly proposed: number
}

type BatchResult =
  | { readonly kind: 'picture'; readonly asset: string }
  | {
      readonly kind: 'caption'
      readonly text: string
      readonly score: number
      /** All that the network wrote, best first; sampling may write one twice. */
      readonly candidates: readonly string[]
    }
  | { readonly kind: 'copy'; readonly texts: readonly CopyText[] }
  | {
      readonly kind: 'labels'
      readonly labels: readonly { readonly title: string; readonly probability: number }[]
      /** Probability of being a photograph. */
      readonly realism: number
    }

/** One row for each picture of a batch, in the order they were given; without a result until it comes. */
export function batchRows(
  ids: readonly string[],
  outputs: readonly BatchOutput[],
  language: Language,
): BatchRow[] {
  const byInput = new Map<string, BatchResult>()
  const places = new Map(ids.map((id, place) => [id, place]))
  for (const output of outputs) {
    const input = output.input ?? (ids.length === 1 ? ids[0] : undefined)
    const result = resultOf(output, language, places.get(input ?? '') ?? 0)
    if (input !== undefined && result) byInput.set(input, together(byInput.get(input), result))
  }
  return ids.map((input) => ({ input, result: byInput.get(input) }))
}

/** Ad copy in several languages is one result; of anything else the later one counts. */
function together(before: BatchResult | undefined, result: BatchResult): BatchResult {
  if (before?.kind !== 'copy' || result.kind !== 'copy') return result
  const texts = [...before.texts, ...result.texts]
  texts.sort((left, right) => left.copy.language.localeCompare(right.copy.language))
  return { kind: 'copy', texts }
}

/**
 * Steps as the runs that they become: all in one after the other, but for ad copy in several languages,
 * each of which is written from the same picture.
 */
export function runsOf(steps: readonly StepRequest[]): readonly (readonly StepRequest[])[] {
  return steps.every(({ step }) => step === copyStep.id) ? steps.map((one) => [one]) : [steps]
}

/** The texts of a row's ad copy. */
export function textsOf({ result }: BatchRow): readonly CopyText[] {
  return result?.kind === 'copy' ? result.texts : []
}

/** What of the library a row's result is. */
export function assetsOf(row: BatchRow): readonly string[] {
  return row.result?.kind === 'picture'
    ? [row.result.asset]
    : textsOf(row).map(({ asset }) => asset)
}

/**
 * What an output says. The variants of ad copy take turns over the rows: all are written with one seed, so
 * that the first of each is the same sentence about another thing.
 */
function resultOf(output: BatchOutput, language: Language, row: number): BatchResult | undefined {
  if (output.step === classifyStep.id) {
    const parsed = classifyStep.result.safeParse(output.data)
    if (!parsed.success) return undefined
    const labels = parsed.data.labels.map(({ title, probability }) => ({
      title: title[language],
      probability,
    }))
    return { kind: 'labels', labels, realism: parsed.data.realism }
  }
  if (output.step === captionStep.id) {
    const captions = captionStep.result.safeParse(output.data).data?.captions ?? []
    const candidates = [...new Set(captions.map(({ text }) => text))]
    const [best] = captions
    return best && { kind: 'caption', text: best.text, score: best.score, candidates }
  }
  if (output.step === copyStep.id) {
    const copy = copyStep.result.safeParse(output.data).data
    return copy && copy.variants.length > 0
      ? {
          kind: 'copy',
          texts: [{ asset: output.asset, copy, proposed: row % copy.variants.length }],
        }
      : undefined
  }
  return findStep(output.step).output === 'images'
    ? { kind: 'picture', asset: output.asset }
    : undefined
}

/** A table as a spreadsheet reads it. */
export interface BatchTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/**
 * The rows that have a result as a table, a label a column group, ad copy a line for each language; what
 * was changed goes in as it is now: captions by picture, ad copy by text.
 */
export function batchTable(
  rows: readonly BatchRow[],
  nameOf: (id: string) => string,
  captions: Readonly<Record<string, string>> = {},
  copies: Readonly<Record<string, CopyChoice>> = {},
): BatchTable {
  const results = rows.flatMap(({ input, result }) => (result ? [{ input, result }] : []))
  const most = Math.max(
    0,
    ...results.map(({ result }) => (result.kind === 'labels' ? result.labels.length : 0)),
  )
  const kind = results[0]?.result.kind
  const columns =
    kind === 'labels'
      ? [
          'name',
          ...Array.from({ length: most }, (_, place) => [
            `label${place + 1}`,
            `probability${place + 1}`,
          ]).flat(),
          'realism',
        ]
      : kind === 'caption'
        ? ['name', 'caption', 'score']
        : kind === 'copy'
          ? ['name', 'language', 'channel', 'headline', 'body', 'callToAction', 'hashtags']
          : ['name', 'result']
  const cells = results.flatMap(({ input, result }): (string | number)[][] => {
    const name = nameOf(input)
    if (result.kind === 'picture') return [[name, nameOf(result.asset)]]
    if (result.kind === 'caption') return [[name, captions[input] ?? result.text, result.score]]
    if (result.kind === 'copy')
      return result.texts.map((text) => {
        const { headline, body, callToAction, hashtags } = copyChoice(
          text,
          copies[text.asset],
        ).draft
        const { language, channel } = text.copy
        return [name, language, channel, headline, body, callToAction, hashtags.join(' ')]
      })
    const labels = Array.from({ length: most }, (_, place) => [
      result.labels[place]?.title ?? '',
      result.labels[place]?.probability ?? '',
    ]).flat()
    return [[name, ...labels, result.realism]]
  })
  return { columns, rows: cells }
}

/**
 * CSV by RFC 4180 with the byte order mark that spreadsheets need to see UTF-8. A text that a
 * spreadsheet would take for a formula gets a leading apostrophe (OWASP, CSV injection).
 */
export function csvText({ columns, rows }: BatchTable): string {
  const cell = (value: string | number) => {
    if (typeof value === 'number') return String(value)
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return `\ufeff${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
