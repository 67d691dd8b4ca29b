import { describe, expect, it } from 'vitest'
import { isLookedAt, noteScroll } from '../../../../renderer/app/gallery/lookedAt'

/** A long gallery would otherwise show grey tiles where its scrolling ends, and jerk on the way there. */
describe('a tile of the gallery', () => {
  it('is looked at soon where nothing moves, and not at once', () => {
    expect(isLookedAt(1000, 1030)).toBe(false)
    expect(isLookedAt(1000, 1070)).toBe(true)
  })

  it('is not looked at while it flies by, and soon after the gallery stands', () => {
    noteScroll(2000)
    expect(isLookedAt(1910, 2010)).toBe(false)
    expect(isLookedAt(1910, 2070)).toBe(true)
  })

  it('is looked at where the gallery moves so slowly that it stays', () => {
    for (let now = 3000; now <= 3200; now += 16) noteScroll(now)
    expect(isLookedAt(3000, 3210)).toBe(true)
  })
})
