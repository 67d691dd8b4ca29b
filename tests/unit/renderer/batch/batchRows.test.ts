import { describe, expect, it } from 'vitest'
import type { JobOutput } from '../../../../preload/contract/job'
import {
  assetsOf,
  batchRows,
  batchTable,
  copyChoice,
  csvText,
  keptCaption,
  keptCopy,
  runsOf,
  textsOf,
} from '../../../../renderer/app/batch/batchRows'
import { findingId, outputsOf, reviewed } from '../../../../renderer/app/batch/folderReview'

const output = (input: string, step: string, data: Record<string, unknown>): JobOutput => ({
  asset: `${input}-result`,
  input,
  step,
  data,
  seconds: 1,
})

const labels = (...pairs: [string, number][]) => ({
  labels: pairs.map(([label, probability]) => ({
    label,
    probability,
    title: { en: label, 'zh-CN': `${label} 中` },
  })),
  coarse: [],
  unknown: false,
  realism: 0.25,
})

const nameOf = (id: string) => `${id}.png`

describe('the table of a batch', () => {
  it('keeps the order of the pictures and leaves a place for what has not come yet', () => {
    const captions = [
      { text: 'a red dress', score: -0.5, words: [] },
      { text: 'a dress', score: -0.9, words: [] },
      { text: 'a red dress', score: -0.9, words: [] },
    ]
    const rows = batchRows(['a', 'b'], [output('b', 'describe.caption', { captions })], 'en')
    expect(rows.map(({ input }) => input)).toEqual(['a', 'b'])
    expect(rows[0]?.result).toBeUndefined()
    expect(rows[1]?.result).toEqual({
      kind: 'caption',
      text: 'a red dress',
      score: -0.5,
      candidates: ['a red dress', 'a dress'],
    })
  })

  it('exports a caption as the user left it', () => {
    const captions = [{ text: 'a red dress', score: -0.5, words: [] }]
    const rows = batchRows(['a'], [output('a', 'describe.caption', { captions })], 'en')
    expect(batchTable(rows, nameOf, { a: 'Our red dress' }).rows).toEqual([
      ['a.png', 'Our red dress', -0.5],
    ])
  })

  it('gives every label its column, also where a picture has fewer', () => {
    const rows = batchRows(
      ['a', 'b'],
      [
        output('a', 'recognise.classify', labels(['dress', 0.9], ['skirt', 0.1])),
        output('b', 'recognise.classify', labels(['hat', 1])),
      ],
      'zh-CN',
    )
    expect(batchTable(rows, nameOf)).toEqual({
      columns: ['name', 'label1', 'probability1', 'label2', 'probability2', 'realism'],
      rows: [
        ['a.png', 'dress 中', 0.9, 'skirt 中', 0.1, 0.25],
        ['b.png', 'hat 中', 1, '', '', 0.25],
      ],
    })
  })

  it('names the picture that an edit made', () => {
    const rows = batchRows(['a'], [output('a', 'adjust.tone', {})], 'en')
    expect(batchTable(rows, nameOf).rows).toEqual([['a.png', 'a-result.png']])
  })

  it('quotes what a spreadsheet would split, and disarms what it would run', () => {
    const table = { columns: ['name', 'caption'], rows: [['a "b", c', '=1+1']] }
    expect(csvText(table)).toBe('\ufeffname,caption\r\n"a ""b"", c",\'=1+1\r\n')
  })

  const variant = (headline: string) => ({
    headline,
    body: 'Body.',
    callToAction: 'Buy',
    hashtags: ['#a'],
    characters: 1,
  })
  const copyIn = (language: string) => ({
    variants: [variant('One'), variant('Two')],
    language,
    channel: 'x',
    characterLimit: 280,
    caption: '',
    labels: [],
    colours: [],
    method: { kind: 'grammar', fromPicture: [], fromBrief: [] },
  })
  const text = (input: string, language: string): JobOutput => ({
    ...output(input, 'describe.adcopy', copyIn(language)),
    asset: `${input}-${language}`,
  })

  it('keeps of ad copy the variant that was chosen, as it was changed, with its length anew', () => {
    const [row] = batchRows(['a'], [text('a', 'en')], 'en')
    const [first] = row ? textsOf(row) : []
    if (!row || !first) throw new Error('there is no copy')
    expect(copyChoice(first, undefined).draft.headline).toBe('One')
    const draft = { headline: '帽子', body: '', callToAction: 'Buy', hashtags: ['#b', ''] }
    const kept = keptCopy(first.copy, { variant: 1, draft })
    // On X a Chinese character counts for two: 4 + 1 + 3 + 1 + 2.
    expect(kept.variants).toEqual([{ ...draft, hashtags: ['#b'], characters: 11 }])
    const table = batchTable([row], nameOf, {}, { 'a-en': { variant: 1, draft } })
    expect(table.rows[0]).toEqual(['a.png', 'en', 'x', '帽子', '', 'Buy', '#b '])
  })

  it('puts both languages of a picture into its row, each with what was changed in it', () => {
    const chinese = [text('b', 'zh-CN'), text('a', 'zh-CN')]
    const rows = batchRows(['a', 'b'], [...chinese, text('a', 'en')], 'en')
    expect(rows.map((row) => textsOf(row).map(({ asset }) => asset))).toEqual([
      ['a-en', 'a-zh-CN'],
      ['b-zh-CN'],
    ])
    expect(rows.flatMap(assetsOf)).toEqual(['a-en', 'a-zh-CN', 'b-zh-CN'])
    const changed = { variant: 0, draft: { ...variant('帽子'), hashtags: [] } }
    const { rows: cells } = batchTable(rows, nameOf, {}, { 'a-zh-CN': changed })
    expect(cells.map(([name, language, , headline]) => [name, language, headline])).toEqual([
      ['a.png', 'en', 'One'],
      ['a.png', 'zh-CN', '帽子'],
      // The variants take turns, so that not every picture gets the same sentence.
      ['b.png', 'zh-CN', 'Two'],
    ])
  })

  it('writes two languages in two runs, and corrects one after the other in one', () => {
    const copy = (language: string) => ({
      step: 'describe.adcopy' as const,
      parameters: { language },
    })
    expect(runsOf([copy('en'), copy('zh-CN')])).toEqual([[copy('en')], [copy('zh-CN')]])
    const edits = [
      { step: 'adjust.tone' as const, parameters: {} },
      { step: 'adjust.sharpen' as const, parameters: {} },
    ]
    expect(runsOf(edits)).toEqual([edits])
  })

  it('keeps of a caption the words that were put in its place, and not where the network looked for others', () => {
    const words = [{ word: 'dress' }]
    const found = {
      captions: [
        { text: 'a red dress', score: -0.5, words },
        { text: 'a dress', score: -0.9, words: [] },
      ],
    }
    expect(keptCaption(found, undefined).captions).toEqual([found.captions[0]])
    expect(keptCaption(found, 'a dress').captions).toEqual([found.captions[1]])
    expect(keptCaption(found, 'Our red dress').captions).toEqual([
      { text: 'Our red dress', score: -0.5, words: [] },
    ])
  })

  /** What was corrected by hand would otherwise be lost, or land beside another picture or language. */
  it('keeps of a folder what was looked through: changed, chosen and left out', () => {
    const findings = ['en', 'zh-CN'].flatMap((language, recipe) =>
      ['a.png', 'sub/b.png'].map((name) => ({
        name,
        recipe,
        step: 'describe.adcopy',
        data: copyIn(language),
      })),
    )
    const rows = batchRows(['a.png', 'sub/b.png'], outputsOf(findings), 'en')
    const draft = { ...variant('帽子'), hashtags: [] }
    const copies = { [findingId({ name: 'a.png', recipe: 1 })]: { variant: 1, draft } }
    const kept = reviewed(findings, rows, {
      captions: {},
      copies,
      dropped: new Set(['sub/b.png']),
    })
    expect(kept.map(({ name, recipe }) => [name, recipe])).toEqual([
      ['a.png', 0],
      ['a.png', 1],
    ])
    expect(kept[0]?.data).toMatchObject({ language: 'en', variants: [{ headline: 'One' }] })
    expect(kept[1]?.data).toMatchObject({ language: 'zh-CN', variants: [{ headline: '帽子' }] })
  })
})
