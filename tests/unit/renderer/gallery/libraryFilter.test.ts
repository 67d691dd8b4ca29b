import { describe, expect, it } from 'vitest'
import {
  filterParts,
  type LibraryFilter,
  listFilter,
  noFilter,
  withoutPart,
} from '../../../../renderer/state/libraryFilter'

const noon = new Date(2026, 10, 24, 12).getTime()
const asked = (filter: Partial<LibraryFilter>) => listFilter({ ...noFilter, ...filter }, noon)

describe('the filter of the gallery', () => {
  it('asks for nothing where nothing is chosen', () => {
    expect(asked({})).toEqual({})
  })

  it('takes days from midnight to midnight, with both ends', () => {
    const day = (date: number) => new Date(2026, 10, date).getTime()
    expect(asked({ date: { kind: 'last', days: 1 } })).toEqual({ createdFrom: day(24) })
    expect(asked({ date: { kind: 'last', days: 7 } })).toEqual({ createdFrom: day(18) })
    expect(asked({ date: { kind: 'between', from: '2026-11-02', to: '2026-11-05' } })).toEqual({
      createdFrom: day(2),
      createdBefore: day(6),
    })
    // A day that is still being typed narrows nothing.
    expect(asked({ date: { kind: 'between', from: '2026-11-02', to: '' } })).toEqual({
      createdFrom: day(2),
    })
  })

  it('leaves no gap between the sizes', () => {
    expect(asked({ pixels: 'small' })).toEqual({ maximumPixels: 999_999 })
    expect(asked({ pixels: 'medium' })).toEqual({ minimumPixels: 1e6, maximumPixels: 7_999_999 })
    expect(asked({ bytes: 'large' })).toEqual({ minimumBytes: 10e6 })
  })

  it('tells pictures without stars from those with any', () => {
    expect(asked({ rating: 'none' })).toEqual({ maximumRating: 0 })
    expect(asked({ rating: 4 })).toEqual({ minimumRating: 4 })
  })

  it('loses one part at a time, until nothing is left', () => {
    const full: LibraryFilter = {
      kinds: ['photo', 'text'],
      labels: ['hat', 'dress'],
      models: ['gan'],
      collection: 'one',
      rating: 3,
      date: { kind: 'last', days: 7 },
      pixels: 'small',
      bytes: 'large',
    }
    const first = filterParts(full)
    expect(first).toHaveLength(10)
    const without = withoutPart(full, { name: 'labels', value: 'hat' })
    expect(without).toEqual({ ...full, labels: ['dress'] })
    expect(first.reduce(withoutPart, full)).toEqual(noFilter)
  })
})
