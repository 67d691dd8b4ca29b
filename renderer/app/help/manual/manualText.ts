/** A heading of a page, by the anchor that links to it carry. */
export interface ManualHeading {
  readonly level: number
  readonly text: string
  readonly anchor: string
}

/** Where a link of the manual leads: a page, and a heading of it if the link names one. */
export interface ManualPlace {
  readonly page: string
  readonly anchor?: string
}

/** The manual's pages in reading order; each is a file of this name in every language's folder. */
export const manualPageNames = [
  'first-steps',
  'generate',
  'edit-and-repair',
  'recognise',
  'captions-and-copy',
  'measure',
  'train',
  'train-generator',
  'library-and-jobs',
  'saving',
  'command-line',
  'privacy-and-files',
  'troubleshooting',
  'steps',
  'errors',
] as const

/** A heading's anchor as Git hosts write it: lower case, signs dropped, spaces as hyphens. */
export function headingAnchor(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .replace(/\s/g, '-')
}

/** The headings of a Markdown page (`#` style), outside code blocks, in order. */
export function headingsOf(markdown: string): ManualHeading[] {
  return markdown
    .replace(/^```[\s\S]*?^```/gm, '')
    .split('\n')
    .flatMap((line) => {
      const [, marks, title] = /^(#{1,6}) +(.+)$/.exec(line) ?? []
      if (!marks || !title) return []
      const text = title.replace(/[`*]/g, '').trim()
      return [{ level: marks.length, text, anchor: headingAnchor(text) }]
    })
}

/** Where a link on a page leads inside the manual, or undefined for anything else. */
export function manualPlaceOf(link: string, from: string): ManualPlace | undefined {
  const [, page, anchor] = /^([\w-]+)?(?:\.md)?(?:#(.+))?$/.exec(link) ?? []
  const isPage = page === undefined || link.startsWith(`${page}.md`)
  if (!isPage || (page === undefined && anchor === undefined)) return undefined
  return { page: page ?? from, ...(anchor ? { anchor: decodeURIComponent(anchor) } : {}) }
}
