import { describe, expect, it } from 'vitest'
import {
  meantLabel,
  promptParts,
  suggestionsAt,
  takeSuggestion,
} from '../../../../renderer/ui/controls/promptWords'

const labels = [
  ['dress', 'Dress', '连衣裙'],
  ['skirt', 'Skirt', '半身裙'],
  ['orange', 'Orange', '橙子'],
  ['wood', 'Wood', '木材'],
  ['wood-floor', 'Wooden floor', '木地板'],
].map(([id = '', en = '', zh = '']) => ({ id, set: 'x', en, zh }))

/** Someone who types a prompt would have to guess what the model knows. */
describe('help with a prompt', () => {
  const ids = (text: string, caret = text.length) =>
    suggestionsAt(text, caret, labels, 'en').labels.map(({ id }) => id)

  it('suggests what the word that is typed may become, and nothing for a finished one', () => {
    expect(ids('a dr')).toEqual(['dress'])
    expect(ids('a dress and woo')).toEqual(['wood', 'wood-floor'])
    expect(ids('dress')).toEqual([])
    expect(ids('a ')).toEqual([])
    expect(ids('dr and more', 2)).toEqual(['dress'])
  })

  it('suggests in Chinese, which has no spaces', () => {
    expect(ids('画一条连衣')).toEqual(['dress'])
    expect(suggestionsAt('画一条连衣', 5, labels, 'zh-CN').start).toBe(3)
  })

  it('puts the name in the place of what was typed, and the caret behind it', () => {
    expect(takeSuggestion('a dr, please', 2, 4, 'Dress')).toEqual({
      text: 'a Dress, please',
      caret: 7,
    })
  })

  it('marks what is not known and leaves the text as it is', () => {
    const parts = promptParts('A purple dress, PURPLE!', ['purple'])
    expect(parts.filter(({ unknown }) => unknown).map(({ text }) => text)).toEqual([
      'purple',
      'PURPLE',
    ])
    expect(parts.map(({ text }) => text).join('')).toBe('A purple dress, PURPLE!')
    expect(promptParts('unpurpled', ['purple'])).toEqual([{ text: 'unpurpled', unknown: false }])
    expect(
      promptParts('a.b (c', ['(c', 'a.b'])
        .map(({ text }) => text)
        .join(''),
    ).toBe('a.b (c')
  })

  it('offers a near name for a slip, and none for another word', () => {
    expect(meantLabel('drss', labels)?.id).toBe('dress')
    expect(meantLabel('zeppelin', labels)).toBeUndefined()
  })
})
