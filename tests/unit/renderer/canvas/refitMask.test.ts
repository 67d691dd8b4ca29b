import { describe, expect, it } from 'vitest'
import type { GeometryPlan } from '../../../../preload/contract/pixels/geometryPlan'
import { planStack } from '../../../../preload/contract/pixels/stackPlan'
import {
  coverageAt,
  emptyMask,
  isEmptyMask,
  type Mask,
} from '../../../../renderer/canvas/mask/mask'
import { readRegion, writeRegion } from '../../../../renderer/canvas/mask/morphology'
import { refitMask } from '../../../../renderer/canvas/mask/refitMask'

const size = { width: 600, height: 400 }
const plan = (...steps: [step: string, parameters: Record<string, unknown>][]): GeometryPlan =>
  planStack(
    size,
    steps.map(([step, parameters]) => ({ step, parameters, enabled: true })),
  )
const source = plan()

function painted(left: number, top: number, width: number, height: number): Mask {
  const values = new Uint8Array(width * height).fill(255)
  return writeRegion(emptyMask(size), { left, top, width, height }, values)
}
const covered = (mask: Mask) =>
  readRegion(mask, { left: 0, top: 0, ...mask.size }).filter((value) => value >= 128).length

describe('a mask on the picture after other steps', () => {
  it('goes with its pixels through a crop, and back without a loss inside it', () => {
    const crop = plan([
      'transform.geometry',
      { crop: { left: 0.25, top: 0.5, width: 0.5, height: 0.5 } },
    ])
    const mask = painted(200, 250, 80, 60)
    const fitted = refitMask(mask, source, crop)
    expect(fitted.size).toEqual({ width: 300, height: 200 })
    expect([coverageAt(fitted, 50, 50), coverageAt(fitted, 49, 50)]).toEqual([255, 0])
    expect([coverageAt(fitted, 129, 109), coverageAt(fitted, 130, 109)]).toEqual([255, 0])
    expect(covered(fitted)).toBe(80 * 60)
    const back = refitMask(fitted, crop, source)
    expect([...back.tiles]).toEqual([...mask.tiles])
  })

  it('turns and flips with every pixel in its place', () => {
    const turned = refitMask(
      painted(10, 20, 30, 5),
      source,
      plan(['transform.geometry', { rotate: '90', flip: 'horizontal' }]),
    )
    expect(turned.size).toEqual({ width: 400, height: 600 })
    expect(covered(turned)).toBe(150)
    // Mirrored it lies at 560..589 across; a quarter turn right makes rows of columns.
    expect([coverageAt(turned, 379, 560), coverageAt(turned, 375, 589)]).toEqual([255, 255])
    expect([coverageAt(turned, 380, 560), coverageAt(turned, 375, 590)]).toEqual([0, 0])
  })

  it('grows with an enlarged picture and is as it was when that is taken back', () => {
    const enlarged = plan(['repair.upscale', { factor: 4 }])
    const mask = painted(100, 100, 40, 40)
    const fitted = refitMask(mask, source, enlarged)
    expect(fitted.size).toEqual({ width: 2400, height: 1600 })
    // Interpolation rounds the four corners off.
    expect(covered(fitted)).toBe(160 * 160 - 4)
    expect(covered(refitMask(fitted, enlarged, source))).toBe(40 * 40)
  })

  it('follows a picture that is straightened', () => {
    const level = plan(['transform.geometry', { straighten: 10 }])
    const fitted = refitMask(painted(290, 190, 20, 20), source, level)
    const { width, height } = level.size
    expect(coverageAt(fitted, Math.round(width / 2), Math.round(height / 2))).toBe(255)
    expect(Math.abs(covered(fitted) - 400)).toBeLessThan(12)
  })

  it('stays on its part of a picture that got a border, and comes back when that is taken away', () => {
    const wider = plan(['transform.border', { left: 30, aspect: '1:1' }])
    const mask = painted(100, 50, 40, 20)
    const fitted = refitMask(mask, source, wider)
    expect(fitted.size).toEqual({ width: 630, height: 630 })
    expect([coverageAt(fitted, 130, 165), coverageAt(fitted, 129, 165)]).toEqual([255, 0])
    expect(covered(fitted)).toBe(40 * 20)
    expect([...refitMask(fitted, wider, source).tiles]).toEqual([...mask.tiles])
  })

  it('is empty where it lies outside', () => {
    const right = plan([
      'transform.geometry',
      { crop: { left: 0.5, top: 0, width: 0.5, height: 1 } },
    ])
    expect(isEmptyMask(refitMask(painted(10, 10, 50, 50), source, right))).toBe(true)
    expect(isEmptyMask(refitMask(emptyMask(size), source, right))).toBe(true)
  })
})
