import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseLabels } from '../../../../main/engine/generation/chooseLabels'
import { StudioError } from '../../../../preload/contract/errors'
import {
  editDistance,
  findLabel,
  matchPrompt,
  nearLabels,
} from '../../../../preload/contract/prompts/matchPrompt'

const labels = [
  ['dress', 'Dress', '连衣裙'],
  ['t-shirt', 'T-shirt', 'T 恤'],
  ['polo', 'Polo shirt', 'Polo 衫'],
  ['shirt', 'Shirt', '衬衫'],
  ['shoes', 'Shoes', '鞋'],
  ['pants', 'Trousers', '长裤'],
  ['longsleeve', 'Long-sleeved top', '长袖上衣'],
  ['top', 'Top', '吊带上衣'],
  ['granny-smith', 'Granny Smith apple', '澳洲青苹果'],
  ['royal-gala', 'Royal Gala apple', '嘎啦苹果'],
  ['bricks', 'Bricks', '砖'],
  ['paving-stones', 'Paving stones', '铺路石'],
  ['wood', 'Wood', '木材'],
  ['wood-floor', 'Wood floor', '木地板'],
].map(([id = '', en = '', zh = '']) => ({ id, set: 'any', en, zh }))
const match = (prompt: string) => {
  const found = matchPrompt(prompt, labels)
  return [found.labels.map((index) => labels[index]?.id), found.unknownWords]
}

describe('what a prompt means to a model', () => {
  it.each<[string, string[], string[]]>([
    ['a dress', ['dress'], []],
    ['Two DRESSES and some shoes, please', ['dress', 'shoes'], []],
    ['red dress', ['dress'], ['red']],
    ['tee', ['t-shirt'], []],
    ['t-shirts', ['t-shirt'], []],
    ['a polo shirt', ['polo'], []],
    ['jeans', ['pants'], []],
    ['long-sleeved tops', ['longsleeve'], []],
    ['apples', ['granny-smith', 'royal-gala'], []],
    ['granny smith', ['granny-smith'], []],
    ['brick wall with paving stone', ['bricks', 'paving-stones'], []],
    ['wood floor', ['wood-floor'], []],
    ['wooden floor', ['wood', 'wood-floor'], []],
    ['spaceship over tokyo', [], ['spaceship', 'over', 'tokyo']],
    ['连衣裙', ['dress'], []],
    ['画一条红色的连衣裙和鞋子', ['dress', 'shoes'], ['红色']],
    ['一件T恤', ['t-shirt'], []],
    ['polo衫和Polo 衫', ['polo'], []],
    ['t恤 and shoes', ['t-shirt', 'shoes'], []],
    ['裙子', ['dress'], []],
    ['飞船', [], ['飞船']],
    ['red 裙子', ['dress'], ['red']],
    ['', [], []],
  ])('%s', (prompt, known, unknown) => {
    expect(match(prompt)).toEqual([known, unknown])
  })

  it('knows every label by its id and both its names, in any case', () => {
    labels.forEach((label, index) => {
      for (const name of [label.id, label.en, label.zh, label.en.toUpperCase(), ` ${label.zh} `]) {
        expect(findLabel(name, labels)).toBe(index)
      }
    })
    expect(findLabel('dresses', labels)).toBe(0)
    expect(findLabel('apple', labels)).toBe(-1)
  })

  it('passes over no word: each one is a label, grammar, or named', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[qxz]{3,9}( [qxz]{3,9}){0,4}$/), (prompt) => {
        expect(matchPrompt(prompt, labels).unknownWords).toEqual([...new Set(prompt.split(' '))])
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (prompt) => void matchPrompt(prompt, labels)),
    )
  })

  it('suggests what may have been meant', () => {
    expect(nearLabels('dres', labels)[0]).toBe('dress')
    expect(nearLabels('Polo shrt', labels)[0]).toBe('polo')
    expect(editDistance('kitten', 'sitting')).toBe(3)
  })
})

describe('labels that were asked for', () => {
  it('are those named and those of the prompt, each once', () => {
    expect(chooseLabels(['Shoes', '连衣裙'], 'a dress and bricks in space', labels)).toEqual({
      labels: [4, 0, 10],
      unknownWords: ['space'],
    })
    expect(chooseLabels([], '', labels)).toEqual({ labels: [], unknownWords: [] })
  })

  it.each([
    [['unicorn'], '', ['unicorn']],
    [[], 'a spaceship', ['spaceship']],
  ])('are refused by name where the model knows none of them: %j %s', (names, prompt, unknown) => {
    const choose = () => chooseLabels(names, prompt, labels)
    expect(choose).toThrow(StudioError)
    try {
      choose()
    } catch (error) {
      expect(error).toMatchObject({ code: 'unknown-label', data: { labels: unknown } })
    }
  })
})
