import type { ManualHeading } from './manualText'

interface SearchablePage {
  readonly name: string
  readonly title: string
  readonly markdown: string
  readonly headings: readonly ManualHeading[]
}

export interface ManualEntry {
  readonly page: string
  readonly title: string
  readonly anchor?: string
  /** Title of the page that a heading stands on. */
  readonly within?: string
}

/**
 * What the list beside the manual shows: every page where nothing is searched, else the headings that
 * hold the words, then the pages whose text holds them.
 */
export function searchManual(pages: readonly SearchablePage[], search: string): ManualEntry[] {
  const words = search.trim().toLowerCase()
  if (words === '') return pages.map(({ name, title }) => ({ page: name, title }))
  const holds = (text: string) => text.toLowerCase().includes(words)
  const headings = pages.flatMap(({ name, title, headings }) =>
    headings
      .filter(({ level, text }) => level > 1 && holds(text))
      .map(({ text, anchor }) => ({ page: name, title: text, anchor, within: title })),
  )
  const texts = pages
    .filter(({ markdown }) => holds(markdown))
    .map(({ name, title }) => ({ page: name, title }))
  return [...headings, ...texts]
}
