import { describe, expect, it } from 'vitest'
import { rowWords } from '../../../main/cli/rowWords'

/** Whoever lists their models must find the one that they mean by the name that they gave it. */
describe('a row of an answer', () => {
  const model = {
    id: 'own-2',
    title: { en: 'Our mugs', 'zh-CN': '我们的杯子' },
    files: [{ bytes: 7 }],
    state: 'ready',
    notice: '',
  }

  it('names things in the language of the system, and passes over what fits on no line', () => {
    expect(rowWords(model, 'en')).toBe('id=own-2  title=Our mugs  state=ready')
    expect(rowWords(model, 'zh-CN')).toBe('id=own-2  title=我们的杯子  state=ready')
  })

  it('is its text where it is one', () => {
    expect(rowWords({ id: 'a', text: 'A red dress.' }, 'en')).toBe('A red dress.')
    expect(rowWords(7, 'en')).toBe('7')
  })
})
