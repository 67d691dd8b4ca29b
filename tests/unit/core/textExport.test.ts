import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  recordsAsCsv,
  recordsAsText,
  type TextRecord,
  textRecords,
} from '../../../main/core/library/textExport'

const record = (text: string): TextRecord => ({
  name: 'dress',
  kind: 'ad copy',
  language: 'en',
  channel: 'shop',
  headline: 'Red, "bold"',
  text,
  callToAction: 'Buy\nnow',
  hashtags: ['#red', '#dress'],
})

/** A reader of RFC 4180, to see what a spreadsheet sees. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const text = csv.replace(/^\uFEFF/, '')
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]
    if (quoted && character === '"' && text[index + 1] === '"') {
      cell += '"'
      index += 1
    } else if (character === '"') quoted = !quoted
    else if (!quoted && character === ',') {
      rows.at(-1)?.push(cell)
      cell = ''
    } else if (!quoted && character === '\r' && text[index + 1] === '\n') {
      rows.at(-1)?.push(cell)
      cell = ''
      rows.push([])
      index += 1
    } else cell += character
  }
  return rows.slice(0, -1)
}

describe('the export of texts', () => {
  it('comes back from CSV as it was, line breaks, quotes and commas included', () => {
    const [header, row] = readCsv(recordsAsCsv([record('一件红色连衣裙，夏季新品')]))
    expect(header?.[0]).toBe('name')
    expect(row).toEqual([
      'dress',
      'ad copy',
      'en',
      'shop',
      'Red, "bold"',
      '一件红色连衣裙，夏季新品',
      'Buy\nnow',
      '#red #dress',
      '',
    ])
  })

  it('never gives a spreadsheet a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string(), (first, rest) => {
        const [, row] = readCsv(recordsAsCsv([record(first + rest)]))
        expect(row?.[5]).toBe(`'${first}${rest}`)
      }),
    )
  })

  it('finds captions, labels and ad copy in reports', () => {
    const base = {
      id: '6f1c1e9a-3c53-4a53-8f0c-0d6f3f0a1b2c',
      kind: 'text',
      name: 'x',
      origin: 'describe.caption',
      created: 0,
      format: 'json',
      bytes: 1,
      sha256: '',
      rating: 0,
      tags: [],
      caption: '',
      altText: '',
      prompt: '',
      parents: [],
      children: [],
    } as const
    const captions = { captions: [{ text: 'a dress', score: -0.5, words: [] }] }
    expect(
      textRecords({ ...base, tags: [], parents: [], children: [], data: captions }, 'photo'),
    ).toMatchObject([{ name: 'photo', kind: 'caption', text: 'a dress', score: -0.5 }])
    const labels = { labels: [{ label: 'dress', probability: 0.9 }] }
    expect(
      textRecords({ ...base, tags: [], parents: [], children: [], data: labels }, 'photo'),
    ).toMatchObject([{ kind: 'labels', text: 'dress', score: 0.9 }])
    expect(recordsAsText([record('body')])).toContain('Red, "bold"\nbody\nBuy\nnow\n#red #dress')
  })
})
