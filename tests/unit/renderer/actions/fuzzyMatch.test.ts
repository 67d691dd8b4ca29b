import { describe, expect, it } from 'vitest'
import { fuzzyMatch } from '../../../../renderer/app/palette/fuzzyMatch'

const best = (query: string, titles: readonly string[]) =>
  titles
    .flatMap((title) => {
      const match = fuzzyMatch(query, title)
      return match ? [{ title, score: match.score }] : []
    })
    .sort((left, right) => right.score - left.score)[0]?.title

describe('finding a command by some of its letters', () => {
  const titles = [
    'Open pictures…',
    'Zoom out',
    'Save as…',
    'Move to the trash',
    'Select all',
    '缩小',
  ]

  it('finds words from their starts before letters strewn about', () => {
    expect(best('sa', titles)).toBe('Save as…')
    expect(best('mt', titles)).toBe('Move to the trash')
    expect(best('out', titles)).toBe('Zoom out')
  })

  it('finds Chinese titles', () => {
    expect(best('小', titles)).toBe('缩小')
  })

  it('passes over spaces and case, and refuses a letter that is missing', () => {
    expect(fuzzyMatch('ZO o', 'Zoom out')?.places).toHaveLength(3)
    expect(fuzzyMatch('zx', 'Zoom out')).toBeUndefined()
  })

  it('marks the letters it found, side by side where it can', () => {
    expect(fuzzyMatch('out', 'Zoom out')?.places).toEqual([5, 6, 7])
    expect(fuzzyMatch('', 'Zoom out')).toEqual({ score: 0, places: [] })
  })
})
