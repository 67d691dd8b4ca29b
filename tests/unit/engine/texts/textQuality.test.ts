import { describe, expect, it } from 'vitest'
import { coherenceOf, coverageOf } from '../../../../main/engine/texts/coherence'
import { lexicalRichness } from '../../../../main/engine/texts/lexicalRichness'
import { textWords } from '../../../../main/engine/texts/textWords'

/** Copy would be judged by figures that depend on its length or its language instead of its words. */
describe('what is measured of a text', () => {
  it('cuts English and Chinese into sentences and words', () => {
    expect(textWords('Red shoes. Soft, light shoes!\n50% off')).toEqual({
      language: 'en',
      sentences: [['red', 'shoe'], ['soft', 'light', 'shoe'], ['off']],
    })
    const chinese = textWords('这件连衣裙很轻盈。连衣裙适合夏天。')
    expect(chinese.language).toBe('zh-CN')
    expect(chinese.sentences).toHaveLength(2)
    expect(chinese.sentences.flat()).toContain('夏天')
  })

  it('counts the richness of words as its sources do', () => {
    const words = 'a b c a'.split(' ')
    expect(lexicalRichness(words)).toMatchObject({
      words: 4,
      differentWords: 3,
      typeTokenRatio: 0.75,
      movingTypeTokenRatio: 0.75,
      lexicalDiversity: null,
    })
    // One word over and over: each second word fills a factor, both ways.
    expect(lexicalRichness(Array(20).fill('x')).lexicalDiversity).toBe(2)
    const different = Array.from({ length: 120 }, (_, place) => `w${place}`)
    expect(lexicalRichness(different)).toMatchObject({
      typeTokenRatio: 1,
      movingTypeTokenRatio: 1,
      lexicalDiversity: 120,
    })
    // Twice as long with the same words: the plain ratio halves, the moving one hardly falls.
    const twice = lexicalRichness([...different, ...different])
    expect(twice.typeTokenRatio).toBe(0.5)
    expect(twice.movingTypeTokenRatio).toBe(1)
  })

  it('finds sentences of one subject more coherent than a jumble', () => {
    const about = (text: string) => coherenceOf(textWords(text).sentences)
    const one = about('The dress is red. A red dress for summer. Summer loves this dress.')
    const jumble = about('The dress is red. Oranges taste sweet. Wood warms a floor.')
    expect(one.adjacent ?? 0).toBeGreaterThan(0.4)
    expect(jumble.adjacent).toBe(0)
    expect(one.theme ?? 0).toBeGreaterThan(jumble.theme ?? 0)
    expect(about('One sentence alone.')).toEqual({ adjacent: null, theme: null })
    expect(about('Same words here. Same words here.').adjacent).toBeCloseTo(1)
  })

  it('tells what of the picture a text leaves out', () => {
    const words = (text: string) => textWords(text).sentences.flat()
    expect(coverageOf(words('Two red dresses in the sun'), words('a red dress and a hat'))).toEqual(
      {
        share: 1 - 1 / 3,
        missing: ['hat'],
      },
    )
    expect(coverageOf(words('anything'), words('the of and'))).toEqual({ share: null, missing: [] })
  })
})
