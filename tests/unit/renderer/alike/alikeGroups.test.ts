import { describe, expect, it } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import { alikeGroups, bestOf, picturesLike } from '../../../../renderer/app/alike/alikeGroups'

const inputs = ['scan', 'scan again', 'scan small', 'cat', 'dog']
const pairs = [
  { first: 0, second: 1, likeness: 0.999 },
  { first: 1, second: 2, likeness: 0.992 },
  { first: 3, second: 4, likeness: 0.9 },
]

describe('groups of pictures that are alike', () => {
  it('hold copies of copies together, so that one of them all is kept and not one of each pair', () => {
    expect(alikeGroups(inputs, pairs, 0.99)).toEqual([['scan', 'scan again', 'scan small']])
  })

  it('take in more where less likeness is asked for, and never a picture alone', () => {
    expect(alikeGroups(inputs, pairs, 0.85)).toEqual([
      ['scan', 'scan again', 'scan small'],
      ['cat', 'dog'],
    ])
    expect(alikeGroups(inputs, pairs, 1)).toEqual([])
  })

  it('list what looks like one picture from both sides of its pairs, the likest first', () => {
    expect(picturesLike(inputs, pairs, 'scan again').map(({ id }) => id)).toEqual([
      'scan',
      'scan small',
    ])
    expect(picturesLike(inputs, pairs, 'not looked at')).toEqual([])
  })
})

describe('the picture of a group that is proposed to stay', () => {
  const asset = (id: string, facts: Partial<Asset>): Asset => ({
    id,
    kind: 'image',
    name: id,
    origin: 'imported',
    created: 1,
    format: 'png',
    bytes: 100,
    sha256: '',
    rating: 0,
    tags: [],
    caption: '',
    altText: '',
    prompt: '',
    ...facts,
  })

  it('is the largest, unless stars say otherwise: the good one would go to the trash', () => {
    const small = asset('small', { width: 100, height: 100 })
    const large = asset('large', { width: 400, height: 300 })
    const loved = asset('loved', { width: 50, height: 50, rating: 4 })
    expect(bestOf([small, large])?.id).toBe('large')
    expect(bestOf([small, large, loved])?.id).toBe('loved')
  })

  it('is the one that came first where all else is equal', () => {
    expect(bestOf([asset('late', { created: 9 }), asset('early', { created: 2 })])?.id).toBe(
      'early',
    )
  })
})
