import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  centredCrop,
  cropHandles,
  dragCrop,
  drawCrop,
  fitCropRatio,
  fromFractions,
  handleAt,
  isWholeCrop,
  toFractions,
} from '../../../../renderer/canvas/crop'

const picture = { width: 800, height: 600 }
const box = { left: 200, top: 150, width: 300, height: 200 }

describe('the crop box', () => {
  it('stays inside the picture and keeps its ratio, whatever is dragged where', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...cropHandles, 'move' as const),
        fc.integer({ min: -2000, max: 2000 }),
        fc.integer({ min: -2000, max: 2000 }),
        fc.constantFrom(undefined, 1, 16 / 9, 2 / 3),
        (handle, x, y, ratio) => {
          const start = ratio ? { ...box, height: box.width / ratio, top: 0 } : box
          const next = dragCrop(start, handle, { x, y }, picture, ratio)
          expect(next.left).toBeGreaterThanOrEqual(-1e-9)
          expect(next.top).toBeGreaterThanOrEqual(-1e-9)
          expect(next.left + next.width).toBeLessThanOrEqual(picture.width + 1e-6)
          expect(next.top + next.height).toBeLessThanOrEqual(picture.height + 1e-6)
          expect(next.width).toBeGreaterThan(0)
          expect(next.height).toBeGreaterThan(0)
          if (ratio && handle !== 'move') expect(next.width / next.height).toBeCloseTo(ratio, 6)
        },
      ),
    )
  })

  it('moves a corner and leaves the opposite one', () => {
    expect(dragCrop(box, 'nw', { x: 50, y: 20 }, picture)).toEqual({
      left: 250,
      top: 170,
      width: 250,
      height: 180,
    })
  })

  it('can be drawn in every direction', () => {
    expect(drawCrop({ x: 400, y: 300 }, { x: 100, y: 100 }, picture)).toEqual({
      left: 100,
      top: 100,
      width: 300,
      height: 200,
    })
    const wide = drawCrop({ x: 100, y: 100 }, { x: 500, y: 200 }, picture, 2)
    expect(wide.width / wide.height).toBeCloseTo(2, 9)
  })

  it('is the largest of its ratio in the middle', () => {
    expect(centredCrop(picture, 1)).toEqual({ left: 100, top: 0, width: 600, height: 600 })
    expect(centredCrop(picture)).toEqual({ left: 0, top: 0, width: 800, height: 600 })
  })

  // A square that was chosen came out as 1.02 to 1 once the horizon was levelled under it.
  it('keeps its ratio while the picture under it is straightened, and is itself again afterwards', () => {
    const level = { width: 760, height: 540 }
    const square = toFractions({ left: 200, top: 150, width: 300, height: 300 }, picture)
    const turned = fitCropRatio(square, level, 1)
    const { width, height } = fromFractions(turned, level)
    expect(width / height).toBeCloseTo(1, 6)
    const again = fitCropRatio(turned, picture, 1)
    for (const side of ['left', 'top', 'width', 'height'] as const)
      expect(again[side]).toBeCloseTo(square[side], 6)
    expect(fitCropRatio(square, picture, 1)).toBe(square)
    const whole = { left: 0, top: 0, width: 1, height: 1 }
    const inside = fromFractions(fitCropRatio(whole, level, 3), level)
    expect(inside.left + inside.width).toBeLessThanOrEqual(level.width + 1e-9)
    expect([isWholeCrop(whole), isWholeCrop(square)]).toEqual([true, false])
  })

  it('survives the way through fractions', () => {
    const back = fromFractions(toFractions(box, picture), picture)
    expect(back.left).toBeCloseTo(box.left, 9)
    expect(back.height).toBeCloseTo(box.height, 9)
    const edge = toFractions({ left: 500, top: 0, width: 300.0000001, height: 600 }, picture)
    expect(edge.left + edge.width).toBeLessThanOrEqual(1)
  })
})

describe('taking hold of the box', () => {
  it('finds corners before sides, and the inside moves it', () => {
    expect(handleAt(box, { x: 203, y: 148 })).toBe('nw')
    expect(handleAt(box, { x: 350, y: 152 })).toBe('n')
    expect(handleAt(box, { x: 500, y: 260 })).toBe('e')
    expect(handleAt(box, { x: 350, y: 250 })).toBe('move')
    expect(handleAt(box, { x: 100, y: 100 })).toBeUndefined()
  })
})
