import { describe, expect, it } from 'vitest'
import { decodeSrgbFast, encodeSrgbFast } from '../../../../main/engine/pixels/transferFunctions'
import { decodeSrgb, encodeSrgb } from '../../../../preload/contract/pixels/srgb'

describe('the sRGB transfer functions', () => {
  it('have the values of the standard', () => {
    expect(encodeSrgb(0.18)).toBeCloseTo(0.4613561, 6)
    expect(decodeSrgb(0.5)).toBeCloseTo(0.2140411, 6)
    expect(decodeSrgb(0.04)).toBeCloseTo(0.04 / 12.92, 9)
    expect(encodeSrgb(1)).toBeCloseTo(1, 12)
  })

  it('come back to every 16-bit level by table, so no step through linear light loses one', () => {
    let worst = 0
    for (let level = 0; level <= 65535; level += 1) {
      const back = encodeSrgbFast(decodeSrgbFast(level / 65535)) * 65535
      worst = Math.max(worst, Math.abs(back - level))
    }
    expect(worst).toBeLessThan(0.1)
  })

  it('differ by less than a tenth of a 16-bit level from the formulas', () => {
    let worst = 0
    for (let place = 0; place <= 100_000; place += 1) {
      const value = place / 100_000
      worst = Math.max(worst, Math.abs(decodeSrgbFast(value) - decodeSrgb(value)))
      worst = Math.max(worst, Math.abs(encodeSrgbFast(value) - encodeSrgb(value)))
    }
    expect(worst).toBeLessThan(1.5e-6)
  })

  it('take what is outside 0..1 to its ends, and not-a-number to nothing outside', () => {
    expect([decodeSrgbFast(-1), decodeSrgbFast(2), encodeSrgbFast(-1), encodeSrgbFast(2)]).toEqual([
      0, 1, 0, 1,
    ])
  })
})
