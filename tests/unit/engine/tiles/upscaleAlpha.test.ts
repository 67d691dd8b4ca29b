import { describe, expect, it } from 'vitest'
import { enlargedAlpha, spreadColours } from '../../../../main/engine/tiles/upscaleAlpha'
import { pictureOf } from '../testPictures'

describe('transparency in an enlarged picture', () => {
  it('stays exactly what it is where it is the same everywhere', () => {
    const source = pictureOf(5, 4, 4, (_x, _y, channel) => (channel === 3 ? 77 : 10))
    const target = new Uint8ClampedArray(5 * 4 * 4 * 16)
    enlargedAlpha(source, 4)(0, 16, target)
    const alpha = target.filter((_, index) => index % 4 === 3)
    expect(new Set(alpha)).toEqual(new Set([77]))
  })

  it('keeps its edge where it was, in 16 bits', () => {
    const source = pictureOf(8, 8, 4, (x, _y, channel) => (channel === 3 ? (x < 4 ? 255 : 0) : 10))
    const target = new Uint16Array(16 * 16 * 4)
    enlargedAlpha(source, 2)(0, 16, target)
    const row = Array.from({ length: 16 }, (_, x) => target[(8 * 16 + x) * 4 + 3] ?? Number.NaN)
    expect(row.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => 65535))
    expect(row.slice(10)).toEqual([0, 0, 0, 0, 0, 0])
  })

  it('has no seam where bands of it meet', () => {
    const source = pictureOf(9, 12, 4, (x, y, channel) =>
      channel === 3 ? (x * 41 + y * y * 17) % 256 : 10,
    )
    const write = enlargedAlpha(source, 4)
    const whole = new Uint8ClampedArray(36 * 48 * 4)
    write(0, 48, whole)
    const joined = new Uint8ClampedArray(whole.length)
    for (const [first, end] of [
      [0, 20],
      [20, 24],
      [24, 48],
    ] as const)
      write(first, end, joined.subarray(first * 36 * 4, end * 36 * 4))
    expect(new Set(whole).size).toBeGreaterThan(100)
    expect(joined).toEqual(whole)
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
