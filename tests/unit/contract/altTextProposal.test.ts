import { describe, expect, it } from 'vitest'
import { altTextAdvised, altTextProposal } from '../../../preload/contract/text/altTextProposal'

/** Read aloud, every “a photo of” is heard again, and what is cut off is never heard. */
describe('the alternative text that is proposed', () => {
  it.each([
    ['a photo of a red hat on a table.', 'A red hat on a table'],
    ['The black-and-white picture showing two boats', 'Two boats'],
    ['this is an image of  a dog\nin snow', 'A dog in snow'],
    ['a man takes a photo of a tower', 'A man takes a photo of a tower'],
    ['', ''],
  ])('says what is seen, not that it is a picture: %j', (caption, text) => {
    expect(altTextProposal(caption)).toBe(text)
  })

  it('names first what the caption cannot know', () => {
    expect(altTextProposal('a photo of a woman at a desk', ' Marta Ruiz, founder. ')).toBe(
      'Marta Ruiz, founder: a woman at a desk',
    )
  })

  it('is short enough to be read in one go, cut between words', () => {
    const text = altTextProposal(`a street ${'with many small shops '.repeat(20)}`)
    expect([...text].length).toBeLessThanOrEqual(altTextAdvised)
    expect(text).toMatch(/(with|many|small|shops)…$/)
    const chinese = altTextProposal('画'.repeat(300))
    expect([...chinese]).toHaveLength(altTextAdvised)
  })
})
