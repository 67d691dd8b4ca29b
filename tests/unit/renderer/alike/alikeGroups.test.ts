import { describe, expect, it } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import { alikeGroups, picturesLike, proposedToGo } from '../../../../renderer/app/alike/alikeGroups'

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

describe('of a group of copies, what is proposed to go', () => {
  const going = (...group: Asset[]) => proposedToGo(group).map(({ id }) => id)
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

  it('is all but the largest, unless stars say otherwise: the good one would go to the trash', () => {
    const small = asset('small', { width: 100, height: 100 })
    const large = asset('large', { width: 400, height: 300 })
    const loved = asset('loved', { width: 50, height: 50, rating: 4 })
    expect(going(small, large)).toEqual(['small'])
    expect(going(small, large, loved)).toEqual(['small', 'large'])
  })

  it('is what came later where all else is equal', () => {
    expect(going(asset('late', { created: 9 }), asset('early', { created: 2 }))).toEqual(['late'])
  })

  // A large PNG of an edit sent the photograph that it was made from to the trash, and other edits with it.
  it('is no edit, and not the picture that it was made from', () => {
    const photo = asset('photo', { bytes: 50 })
    const again = asset('again', { bytes: 40 })
    const edited = asset('edited', { origin: 'adjust.tone', bytes: 900 })
    const auto = asset('auto', { origin: 'adjust.auto', bytes: 800 })
    const drawn = asset('drawn', { origin: 'generate.gan', created: 5 })
    expect(going(photo, edited, auto)).toEqual([])
    expect(going(again, photo, edited)).toEqual(['again'])
    expect(going(drawn, { ...drawn, id: 'twin', created: 6 })).toEqual(['twin'])
  })
})
