import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportSize } from '../../../preload/contract/exportSize'

const side = fc.integer({ min: 1, max: 30_000 })
const limit = fc.option(side, { nil: undefined })

describe('the size of an exported picture', () => {
  it('breaks no limit and is never larger than the picture unasked', () => {
    fc.assert(
      fc.property(side, side, limit, limit, limit, (width, height, longSide, most, tallest) => {
        const limits = { longSide, width: most, height: tallest }
        const size = exportSize({ width, height }, { ...limits, enlarge: false })
        expect(size.width).toBeLessThanOrEqual(Math.min(width, most ?? width, longSide ?? width))
        expect(size.height).toBeLessThanOrEqual(
          Math.min(height, tallest ?? height, longSide ?? height),
        )
        expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1)
      }),
    )
  })

  it('keeps the ratio and fills the limits where it may grow', () => {
    const grown = exportSize({ width: 300, height: 200 }, { longSide: 1200, enlarge: true })
    expect(grown).toEqual({ width: 1200, height: 800 })
    expect(exportSize({ width: 300, height: 200 }, { enlarge: true })).toEqual({
      width: 300,
      height: 200,
    })
  })
})
