import { describe, expect, it } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import {
  assetAt,
  indexOfAsset,
  knownAssets,
  pageSize,
  pagesOf,
  replaceAssets,
} from '../../../../renderer/state/assetPages'

const asset = (id: string, rating = 0): Asset => ({
  id,
  kind: 'image',
  name: id,
  origin: 'imported',
  created: 0,
  format: 'png',
  bytes: 1,
  sha256: '',
  rating,
  tags: [],
  caption: '',
  altText: '',
  prompt: '',
})

const pages = new Map([
  [2, [asset('late')]],
  [0, [asset('first'), asset('second')]],
])

describe('pages of a long listing', () => {
  it('finds a picture by its place, and nothing where a page has not come', () => {
    expect(assetAt(pages, 1)?.id).toBe('second')
    expect(assetAt(pages, 2 * pageSize)?.id).toBe('late')
    expect(assetAt(pages, pageSize)).toBeUndefined()
  })

  it('finds the place of a picture, so that the arrow keys go on from there', () => {
    expect(indexOfAsset(pages, 'late')).toBe(2 * pageSize)
    expect(indexOfAsset(pages, 'nowhere')).toBe(-1)
  })

  it('asks for every page that a stretch of places touches', () => {
    expect(pagesOf(0, pageSize - 1)).toEqual([0])
    expect(pagesOf(pageSize - 1, 2 * pageSize)).toEqual([0, 1, 2])
  })

  it('keeps the order of the listing, whichever page came first', () => {
    expect(knownAssets(pages).map(({ id }) => id)).toEqual(['first', 'second', 'late'])
  })

  it('shows a changed rating at once', () => {
    expect(assetAt(replaceAssets(pages, [asset('second', 4)]), 1)?.rating).toBe(4)
  })
})
