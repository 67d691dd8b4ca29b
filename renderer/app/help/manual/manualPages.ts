import type { Language } from '../../../../preload/contract/language'
import { headingsOf, type ManualHeading, manualPageNames } from './manualText'

export interface ManualPage {
  readonly name: string
  readonly title: string
  readonly markdown: string
  readonly headings: readonly ManualHeading[]
}

const markdownFiles = import.meta.glob<string>('../../../../docs/manual/*/*.md', {
  eager: true,
  query: '?raw',
  import: 'default',
})
const pictureFiles = import.meta.glob<string>('../../../../docs/manual/pictures/*/*.webp', {
  eager: true,
  query: '?url',
  import: 'default',
})
const folder = '../../../../docs/manual'

/** The manual's pages in a language, in reading order. */
export function manualPages(language: Language): ManualPage[] {
  return manualPageNames.flatMap((name) => {
    const markdown = markdownFiles[`${folder}/${language}/${name}.md`]
    if (markdown === undefined) return []
    const headings = headingsOf(markdown)
    return [{ name, title: headings[0]?.text ?? name, markdown, headings }]
  })
}

/** The address of a picture that a page names as `../pictures/<language>/<name>.webp`. */
export function manualPicture(source: string): string | undefined {
  return pictureFiles[`${folder}/${source.replace(/^\.\.\//, '')}`]
}
