import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  brushPosition,
  brushSizeAt,
  brushSizeFor,
  isWorthDrawing,
  largestBrush,
  nextBrushSize,
  pressedRadius,
  smallestBrush,
} from '../../../../renderer/canvas/brush'

describe('the brush size', () => {
  it('suits the picture', () => {
    expect(brushSizeFor({ width: 64, height: 64 })).toBe(40)
    expect(brushSizeFor({ width: 6000, height: 4000 })).toBe(313)
  })

  it('reaches both ends with the keys', () => {
    let size = 40
    for (let count = 0; count < 100; count += 1) size = nextBrushSize(size, -1)
    expect(size).toBe(smallestBrush)
    for (let count = 0; count < 200; count += 1) size = nextBrushSize(size, 1)
    expect(size).toBe(largestBrush)
  })

  it('comes back from the slider as it went in', () => {
    fc.assert(
      fc.property(fc.integer({ min: smallestBrush, max: largestBrush }), (size) => {
        expect(brushSizeAt(brushPosition(size))).toBe(size)
      }),
    )
  })
})

describe('pressure', () => {
  const brush = { size: 100, hardness: 1 }
  it('counts for a pen only', () => {
    expect(pressedRadius(brush, { type: 'mouse', pressure: 0.5 })).toBe(50)
    expect(pressedRadius(brush, { type: 'touch', pressure: 0 })).toBe(50)
    expect(pressedRadius(brush, { type: 'pen', pressure: 1 })).toBe(50)
    expect(pressedRadius(brush, { type: 'pen', pressure: 0.2 })).toBeLessThan(20)
  })

  it('never makes the brush vanish', () => {
    expect(pressedRadius({ size: 1, hardness: 1 }, { type: 'pen', pressure: 0 })).toBe(0.5)
  })
})

describe('the points of a stroke', () => {
  it('are dropped where they would change nothing', () => {
    expect(isWorthDrawing({ x: 0, y: 0 }, { x: 2, y: 0 }, 100)).toBe(false)
    expect(isWorthDrawing({ x: 0, y: 0 }, { x: 7, y: 0 }, 100)).toBe(true)
    expect(isWorthDrawing({ x: 0, y: 0 }, { x: 1, y: 0 }, 2)).toBe(true)
  })
})
