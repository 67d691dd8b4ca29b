import { describe, expect, it } from 'vitest'
import { enlargeHeatMap, heatColour, heatMapPixels } from '../../../../renderer/canvas/heatMap'

describe('the heat map', () => {
  it('shows more as brighter, step by step', () => {
    let last = -1
    for (let value = 0; value <= 1; value += 0.02) {
      const [red, green, blue] = heatColour(value)
      const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
      expect(luma).toBeGreaterThan(last)
      last = luma
    }
  })

  it('keeps a flat map flat and a peak in its place', () => {
    const flat = enlargeHeatMap({ width: 7, height: 7, values: new Array(49).fill(0.4) }, 70, 70)
    expect(Math.max(...flat.map((value) => Math.abs(value - 0.4)))).toBeLessThan(1e-6)
    const values = new Array(49).fill(0)
    values[2 * 7 + 5] = 1
    const peak = enlargeHeatMap({ width: 7, height: 7, values }, 70, 70)
    const at = peak.indexOf(Math.max(...peak))
    expect(Math.abs((at % 70) - 54.5)).toBeLessThanOrEqual(1)
    expect(Math.abs(Math.floor(at / 70) - 24.5)).toBeLessThanOrEqual(1)
  })

  it('has no step larger than its neighbours ask for', () => {
    const ramp = { width: 4, height: 1, values: [0, 0.33, 0.66, 1] }
    const line = enlargeHeatMap(ramp, 80, 1)
    for (let x = 1; x < 80; x += 1) {
      expect(Math.abs((line[x] ?? 0) - (line[x - 1] ?? 0))).toBeLessThan(0.05)
    }
  })

  it('lets the picture through where there is little', () => {
    const pixels = heatMapPixels({ width: 2, height: 1, values: [0, 1] }, 2, 1)
    expect(pixels[3]).toBeLessThan(128)
    expect(pixels[7]).toBe(255)
  })
})
