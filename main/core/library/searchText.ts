import * as z from 'zod'

/**
 * A text as the search compares it: compatibility forms made one (full-width letters, ligatures),
 * lower case, accents taken off.
 */
export function normalizeForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase()
}

/** The words of a query, normalised. All of them must be found. */
export function searchWords(query: string): string[] {
  return normalizeForSearch(query).split(/\s+/).filter(Boolean)
}

/** Shortest word that the trigram index finds; shorter ones (most Chinese words) are scanned for. */
export const trigramLength = 3

/** How long a text is in the index's characters. */
export function characterCount(text: string): number {
  return [...text].length
}

/** A phrase for MATCH. */
export function matchPhrase(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

const labelSchema = z.object({
  label: z.string(),
  title: z.object({ en: z.string(), 'zh-CN': z.string() }).optional(),
})
const dataSchema = z.object({
  captions: z.array(z.object({ text: z.string() })).catch([]),
  labels: z.array(labelSchema).catch([]),
  coarse: z.array(labelSchema).catch([]),
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

/** What of a step's own fields a person would search for: captions, ad copy, labels in every language. */
export function textsOfData(data: unknown): string[] {
  const parsed = dataSchema.safeParse(data)
  if (!parsed.success) return []
  const { captions, labels, coarse, variants } = parsed.data
  return [
    ...captions.map((caption) => caption.text),
    ...[...labels, ...coarse].flatMap(({ label, title }) =>
      title ? [label, title.en, title['zh-CN']] : [label],
    ),
    ...variants.flatMap(({ headline, body, callToAction, hashtags }) => [
      headline,
      body,
      callToAction,
      ...hashtags,
    ]),
  ]
}
