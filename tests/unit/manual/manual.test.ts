import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { languages } from '../../../preload/contract/language'
import { searchManual } from '../../../renderer/app/help/manual/manualSearch'
import {
  headingAnchor,
  headingsOf,
  manualPageNames,
  manualPlaceOf,
} from '../../../renderer/app/help/manual/manualText'

const folder = join(import.meta.dirname, '../../../docs/manual')
const read = (language: string, page: string) =>
  readFileSync(join(folder, language, `${page}.md`), 'utf8')

/** Links and pictures of a page, as written. */
function referencesOf(markdown: string): { links: string[]; pictures: string[] } {
  const prose = markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`]*`/g, '')
  const all = [...prose.matchAll(/(!?)\[[^\]]*\]\(([^)\s]+)\)/g)]
  return {
    links: all.filter(([, mark]) => mark === '').map(([, , target = '']) => target),
    pictures: all.filter(([, mark]) => mark === '!').map(([, , target = '']) => target),
  }
}

describe('the manual', () => {
  it.each(languages)(
    'has every page in %s, and no page that the reader does not list',
    (language) => {
      const files = readdirSync(join(folder, language)).filter((file) => file.endsWith('.md'))
      expect(files.sort()).toEqual(manualPageNames.map((name) => `${name}.md`).sort())
    },
  )

  it.each(manualPageNames)('has the same headings and pictures in every language on %s', (page) => {
    const [first, ...others] = languages.map((language) => {
      const markdown = read(language, page)
      return {
        levels: headingsOf(markdown).map(({ level }) => level),
        pictures: referencesOf(markdown).pictures.map((path) => path.split('/').at(-1)),
      }
    })
    for (const other of others) expect(other).toEqual(first)
  })

  it.each(languages)('leads every link of %s to a heading that is there', (language) => {
    let links = 0
    for (const page of manualPageNames) {
      for (const link of referencesOf(read(language, page)).links) {
        const place = manualPlaceOf(link, page)
        expect(place, `${page}: ${link} leaves the manual`).toBeDefined()
        if (!place) continue
        expect(manualPageNames, `${page}: ${link}`).toContain(place.page)
        const anchors = headingsOf(read(language, place.page)).map(({ anchor }) => anchor)
        if (place.anchor) expect(anchors, `${page}: ${link}`).toContain(place.anchor)
        links += 1
      }
    }
    expect(links).toBeGreaterThan(10)
  })

  it.each(languages)(
    'shows every picture of %s in its own language, and none is idle',
    (language) => {
      const shown = new Set<string>()
      for (const page of manualPageNames) {
        for (const picture of referencesOf(read(language, page)).pictures) {
          expect(picture).toMatch(new RegExp(`^\\.\\./pictures/${language}/[\\w-]+\\.webp$`))
          const path = join(folder, language, picture)
          expect(existsSync(path), `${page}: ${picture}`).toBe(true)
          expect(statSync(path).size, picture).toBeLessThanOrEqual(80_000)
          shown.add(picture.split('/').at(-1) ?? '')
        }
      }
      expect([...shown].sort()).toEqual(readdirSync(join(folder, 'pictures', language)).sort())
    },
  )

  it.each(languages)(
    'has no two headings of one anchor on a page that is linked into, in %s',
    (language) => {
      for (const page of manualPageNames) {
        const anchors = headingsOf(read(language, page)).map(({ anchor }) => anchor)
        expect(new Set(anchors).size, page).toBe(anchors.length)
      }
    },
  )
})

describe('reading the manual', () => {
  it('makes the anchors that Git hosts make, so that links work in both', () => {
    expect(headingAnchor('Erase and fill')).toBe('erase-and-fill')
    expect(headingAnchor('Nothing helps?')).toBe('nothing-helps')
    expect(headingAnchor('疑难解答')).toBe('疑难解答')
  })

  it('takes no comment of a code block for a heading', () => {
    expect(headingsOf('# One\n\n```\n# not one\n```\n\n## `Two`').map(({ text }) => text)).toEqual([
      'One',
      'Two',
    ])
  })

  it('follows links inside the manual and no other', () => {
    expect(manualPlaceOf('saving.md', 'generate')).toEqual({ page: 'saving' })
    expect(manualPlaceOf('saving.md#marks-of-origin', 'generate')).toEqual({
      page: 'saving',
      anchor: 'marks-of-origin',
    })
    expect(manualPlaceOf('#masks', 'edit-and-repair')).toEqual({
      page: 'edit-and-repair',
      anchor: 'masks',
    })
    for (const foreign of ['https://example.org', 'javascript:alert(1)', '../secret.md', ''])
      expect(manualPlaceOf(foreign, 'generate'), foreign).toBeUndefined()
  })

  it('finds headings first, then the pages that mention the words', () => {
    const pages = ['edit-and-repair', 'saving'].map((name) => {
      const markdown = read('en', name)
      const headings = headingsOf(markdown)
      return { name, title: headings[0]?.text ?? '', markdown, headings }
    })
    expect(searchManual(pages, '  ').map(({ page }) => page)).toEqual(['edit-and-repair', 'saving'])
    expect(searchManual(pages, 'MARKS')[0]).toMatchObject({
      page: 'saving',
      anchor: 'marks-of-origin',
    })
    expect(searchManual(pages, 'magic wand').map(({ page }) => page)).toEqual(['edit-and-repair'])
    expect(searchManual(pages, 'no such words')).toEqual([])
  })
})
