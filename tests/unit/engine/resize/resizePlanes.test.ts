import { describe, expect, it } from 'vitest'
import { resizeRaster } from '../../../../main/engine/resize/resizePlanes'

const raster = (data: number[], width: number, height: number) => ({
  data: Float32Array.from(data),
  width,
  height,
  channels: 1,
})

describe('resizing for networks', () => {
  it('takes the mean over the area when it shrinks, also by a part of a pixel', () => {
    expect([...resizeRaster(raster([0, 2, 4, 6], 2, 2), 1, 1).data]).toEqual([3])
    const [left, right] = resizeRaster(raster([0, 3, 6], 3, 1), 2, 1).data
    expect(left).toBeCloseTo(1, 5)
    expect(right).toBeCloseTo(5, 5)
  })

  it('keeps even colours and straight slopes when it grows', () => {
    const flat = resizeRaster(raster([0.3, 0.3, 0.3, 0.3], 2, 2), 7, 5)
    for (const value of flat.data) expect(value).toBeCloseTo(0.3, 5)
    const slope = resizeRaster(raster([0, 1, 2, 3, 4, 5, 6, 7], 8, 1), 16, 1).data
    for (let index = 4; index < 12; index++)
      expect(slope[index]).toBeCloseTo((index + 0.5) / 2 - 0.5, 5)
  })
})
