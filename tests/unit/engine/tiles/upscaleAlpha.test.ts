import { describe, expect, it } from 'vitest'
import { spreadColours, upscaleAlpha } from '../../../../main/engine/tiles/upscaleAlpha'
import { pictureOf } from '../testPictures'

describe('transparency in an enlarged picture', () => {
  it('stays exactly what it is where it is the same everywhere', () => {
    const source = pictureOf(5, 4, 4, (_x, _y, channel) => (channel === 3 ? 77 : 10))
    const target = new Float32Array(5 * 4 * 4 * 16)
    upscaleAlpha(source, 4, target)
    const alpha = target.filter((_, index) => index % 4 === 3)
    expect(new Set(alpha)).toEqual(new Set([Math.fround(77 / 255)]))
  })

  it('keeps its edge where it was, within 0..1', () => {
    const source = pictureOf(8, 8, 4, (x, _y, channel) => (channel === 3 ? (x < 4 ? 255 : 0) : 10))
    const target = new Float32Array(16 * 16 * 4)
    upscaleAlpha(source, 2, target)
    const row = Array.from({ length: 16 }, (_, x) => target[(8 * 16 + x) * 4 + 3] ?? Number.NaN)
    expect(row.slice(0, 6)).toEqual([1, 1, 1, 1, 1, 1])
    expect(row.slice(10)).toEqual([0, 0, 0, 0, 0, 0])
    expect(row.every((value) => value >= 0 && value <= 1)).toBe(true)
  })

  it('does not let hidden black into the visible edge', () => {
    const source = pictureOf(6, 3, 4, (x, _y, channel) => (x < 3 ? (channel === 0 ? 200 : 255) : 0))
    const spread = spreadColours(source)
    const beside = (1 * 6 + 3) * 4
    expect(spread[beside]).toBeCloseTo(200 / 255, 5)
    expect(spread[beside + 3]).toBe(0)
    expect(source.data[beside]).toBe(0)
  })
})
