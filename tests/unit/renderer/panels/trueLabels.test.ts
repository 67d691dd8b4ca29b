import { describe, expect, it } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import { labelledPictures, trueLabelOf } from '../../../../renderer/panels/evaluate/trueLabels'

const labels = [
  { id: 'dress', set: 'x', en: 'Dress', zh: '连衣裙' },
  { id: 'orange', set: 'x', en: 'Orange', zh: '橙子' },
]

const asset = (changes: Partial<Asset>): Asset => ({
  id: 'a',
  kind: 'image',
  name: 'a',
  origin: 'imported',
  created: 0,
  format: 'png',
  bytes: 1,
  sha256: '',
  rating: 0,
  tags: [],
  caption: '',
  altText: '',
  prompt: '',
  ...changes,
})

/** A model measured against its own answers is always right. */
describe('the true label of a picture', () => {
  it('is what people said, never what a network recognised', () => {
    expect(trueLabelOf(asset({ label: 'dress' }), labels)).toBeUndefined()
    expect(trueLabelOf(asset({ label: 'dress', origin: 'generate.gan' }), labels)).toBe('dress')
    expect(trueLabelOf(asset({ tags: ['summer', '橙子'], label: 'dress' }), labels)).toBe('orange')
    expect(
      trueLabelOf(asset({ tags: ['Oranges'], label: 'dress', origin: 'generate.gan' }), labels),
    ).toBe('orange')
  })

  it('leaves out what nobody labelled', () => {
    const all = [asset({ id: '1', tags: ['dress'] }), asset({ id: '2' })]
    expect(labelledPictures(all, labels)).toEqual([{ asset: all[0], label: 'dress' }])
  })
})
