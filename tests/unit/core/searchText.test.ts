import { describe, expect, it } from 'vitest'
import {
  matchPhrase,
  normalizeForSearch,
  searchWords,
  textsOfData,
} from '../../../main/core/library/searchText'

describe('search texts', () => {
  it('compare without case, accents and width', () => {
    expect(normalizeForSearch('Café ＡＢＣ ﬁne')).toBe('cafe abc fine')
    expect(searchWords('  Rotes   Kleid ')).toEqual(['rotes', 'kleid'])
    expect(normalizeForSearch('红色连衣裙')).toBe('红色连衣裙')
  })

  it('take what is typed as text, never as a pattern', () => {
    expect(matchPhrase('a "b" OR c')).toBe('"a ""b"" OR c"')
  })

  it('hold labels in both languages, captions and ad copy', () => {
    const title = { en: 'Dress', 'zh-CN': '连衣裙' }
    expect(textsOfData({ labels: [{ label: 'dress', probability: 1, title }] })).toEqual([
      'dress',
      'Dress',
      '连衣裙',
    ])
    expect(textsOfData({ labels: ['dress', 'shoes'] })).toEqual([])
    expect(textsOfData({ captions: [{ text: 'a cat' }] })).toEqual(['a cat'])
    expect(textsOfData(undefined)).toEqual([])
  })
})
