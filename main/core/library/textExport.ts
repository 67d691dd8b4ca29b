import * as z from 'zod'
import type { AssetDetail } from '../../../preload/contract/asset'

/** One text about a picture: a caption of its own or of a step, or one variant of ad copy. */
export interface TextRecord {
  readonly name: string
  readonly kind: 'caption' | 'alternative text' | 'ad copy' | 'labels'
  readonly language: string
  readonly channel: string
  readonly headline: string
  readonly text: string
  readonly callToAction: string
  readonly hashtags: readonly string[]
  /** Mean log-probability of a caption, probability of a label. */
  readonly score?: number
}

const dataSchema = z.object({
  captions: z.array(z.object({ text: z.string(), score: z.number() })).catch([]),
  labels: z.array(z.object({ label: z.string(), probability: z.number() })).catch([]),
  language: z.string().catch(''),
  channel: z.string().catch(''),
  variants: z
    .array(
      z.object({
        headline: z.string(),
        body: z.string(),
        callToAction: z.string(),
        hashtags: z.array(z.string()),
      }),
    )
    .catch([]),
})

const nothing = {
  language: '',
  channel: '',
  headline: '',
  text: '',
  callToAction: '',
  hashtags: [],
}

/** Every text that an asset holds; `pictureName` is the picture that a report is about. */
export function textRecords(asset: AssetDetail, pictureName: string): TextRecord[] {
  const own: TextRecord[] = []
  if (asset.caption)
    own.push({ ...nothing, name: pictureName, kind: 'caption', text: asset.caption })
  if (asset.altText)
    own.push({ ...nothing, name: pictureName, kind: 'alternative text', text: asset.altText })
  return asset.kind === 'text' ? [...own, ...recordsOfData(asset.data, pictureName)] : own
}

/** The texts in what a step reported about a picture. */
export function recordsOfData(reported: unknown, pictureName: string): TextRecord[] {
  const data = dataSchema.safeParse(reported ?? {}).data
  if (!data) return []
  if (data.variants.length > 0) {
    const { language, channel } = data
    return data.variants.map(({ headline, body, callToAction, hashtags }) => ({
      name: pictureName,
      kind: 'ad copy' as const,
      language,
      channel,
      headline,
      text: body,
      callToAction,
      hashtags,
    }))
  }
  const captions = data.captions.map(({ text, score }) => ({
    ...nothing,
    name: pictureName,
    kind: 'caption' as const,
    language: 'en',
    text,
    score,
  }))
  const labels = data.labels.map(({ label, probability }) => ({
    ...nothing,
    name: pictureName,
    kind: 'labels' as const,
    text: label,
    score: probability,
  }))
  return [...captions, ...labels]
}

/** For reading and for pasting: one block for each text. */
export function recordsAsText(records: readonly TextRecord[]): string {
  const blocks = records.map((record) =>
    [
      `# ${record.name} (${[record.kind, record.channel, record.language].filter(Boolean).join(', ')})`,
      record.headline,
      record.text,
      record.callToAction,
      record.hashtags.join(' '),
    ]
      .filter(Boolean)
      .join('\n'),
  )
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`
}

const columns = [
  'name',
  'kind',
  'language',
  'channel',
  'headline',
  'text',
  'callToAction',
  'hashtags',
  'score',
] as const

/** Texts as a table; see rowsAsCsv. */
export function recordsAsCsv(records: readonly TextRecord[]): string {
  return rowsAsCsv(
    records.map((record) => ({ ...record })),
    false,
  )
}

/**
 * Rows under the columns of a text, with the files of its picture before them where that is asked for.
 * CSV by RFC 4180, with the byte order mark that spreadsheets need to see UTF-8. A cell that a
 * spreadsheet would take for a formula gets a leading apostrophe (OWASP, CSV injection).
 */
export function rowsAsCsv(
  rows: readonly Readonly<Record<string, unknown>>[],
  withFiles: boolean,
): string {
  const shown = withFiles ? ['files', ...columns] : columns
  const lines = rows.map((row) =>
    shown.map((column) => {
      const value = row[column]
      if (typeof value === 'number') return String(value)
      // No file name holds the stroke, and shops split at it; hashtags are pasted as they stand.
      const between = column === 'files' ? '|' : ' '
      return cell(Array.isArray(value) ? value.join(between) : String(value ?? ''))
    }),
  )
  return `\uFEFF${[shown, ...lines].map((line) => line.join(',')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const guarded = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

export function recordsAsJson(records: readonly TextRecord[]): string {
  return `${JSON.stringify(records, null, 2)}\n`
}
