import { describe, expect, it } from 'vitest'
import { tagCounts, typedTags } from '../../../../renderer/app/gallery/tagCounts'

describe('the tags of several pictures', () => {
  it('say how many have each, so that one sees what is missing on some', () => {
    const counts = tagCounts([{ tags: ['summer', 'red'] }, { tags: ['red'] }, { tags: [] }])
    expect(counts).toEqual([
      { tag: 'red', count: 2 },
      { tag: 'summer', count: 1 },
    ])
  })
})

describe('tags as they are typed', () => {
  it('are parted by commas of both scripts, each once', () => {
    expect(typedTags(' red, summer ，丝绸、red;; ')).toEqual(['red', 'summer', '丝绸'])
  })

  it('are no longer than the library takes: a long one would be refused', () => {
    expect(typedTags('x'.repeat(300))[0]).toHaveLength(80)
    expect(typedTags(' , ')).toEqual([])
  })
})
