import { describe, expect, it } from 'vitest'
import { errorText } from '../../../preload/contract/text/errorText'
import {
  languageText,
  listText,
  pixelsText,
  sizeText,
} from '../../../preload/contract/text/quantities'

/** Numbers of a camera would otherwise be read as those of a bank, and Chinese ones as translated. */
describe('quantities of pictures', () => {
  it('count pixels as each language does', () => {
    expect(sizeText(6000, 4000)).toBe('6000 × 4000')
    expect([24e6, 1.25e6, 102e6].map((pixels) => pixelsText(pixels, 'en'))).toEqual([
      '24 MP',
      '1.3 MP',
      '102 MP',
    ])
    expect([24e6, 1.25e6, 120e6].map((pixels) => pixelsText(pixels, 'zh-CN'))).toEqual([
      '2400 万像素',
      '130 万像素',
      '1.2 亿像素',
    ])
  })

  it('part lists and name languages in the language of the window', () => {
    expect(listText(['a', 'b'], 'en')).toBe('a, b')
    expect(listText(['甲', '乙'], 'zh-CN')).toBe('甲、乙')
    expect(languageText('zh-CN', 'en')).toMatch(/Chinese/)
    expect(languageText('en', 'zh-CN')).toBe('英语')
    expect(languageText('no language at all', 'en')).toBe('no language at all')
  })

  it('say limits of errors in the same words', () => {
    const data = { name: 'a.png', width: 20_000, height: 10_000, limitMegapixels: 100 }
    expect(errorText('image-too-large', data, 'en')).toContain(
      'has 20000 × 10000 pixels; the limit is 100 MP.',
    )
    expect(errorText('image-too-large', data, 'zh-CN')).toContain('上限为 1 亿像素')
  })
})
