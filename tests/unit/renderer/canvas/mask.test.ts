import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import {
  applyChange,
  coverageAt,
  differenceOf,
  emptyMask,
  isEmptyMask,
  type Mask,
  tileSide,
} from '../../../../renderer/canvas/mask/mask'
import { MaskDraft, type MaskMode } from '../../../../renderer/canvas/mask/maskDraft'
import { encodeMaskPng } from '../../../../renderer/canvas/mask/maskPng'
import { maskFromRows } from '../../../../renderer/canvas/mask/maskRows'
import { readRegion } from '../../../../renderer/canvas/mask/morphology'
import { drawPolygon, drawRectangle } from '../../../../renderer/canvas/mask/shapes'
import { brushCoverage, drawStroke, strokeBounds } from '../../../../renderer/canvas/mask/stroke'

const size = { width: 600, height: 300 }
const whole = { left: 0, top: 0, ...size }

/** Vitest compares large arrays value by value, which takes a minute. */
const sameBytes = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0

function draw(mask: Mask, mode: MaskMode, paint: (draft: MaskDraft) => void): Mask {
  const draft = new MaskDraft(mask, mode)
  paint(draft)
  return draft.commit().mask
}

const stroke =
  (x0: number, y0: number, x1: number, y1: number, radius: number, hardness = 1) =>
  (draft: MaskDraft) =>
    drawStroke(draft, { x: x0, y: y0, radius }, { x: x1, y: y1, radius }, hardness)

describe('a stroke', () => {
  it('covers the line with its round ends and nothing else', () => {
    const mask = draw(emptyMask(size), 'add', stroke(100, 150, 500, 150, 20))
    expect(coverageAt(mask, 100, 150)).toBe(255)
    expect(coverageAt(mask, 300, 132)).toBe(255)
    expect(coverageAt(mask, 300, 171)).toBe(0)
    expect(coverageAt(mask, 82, 150)).toBe(255)
    expect(coverageAt(mask, 78, 150)).toBe(0)
    expect(coverageAt(mask, 518, 150)).toBe(255)
  })

  it('is the same wherever tiles meet', () => {
    const seam = tileSide
    const mask = draw(emptyMask(size), 'add', stroke(seam, 150, seam, 150, 40, 0.5))
    const middle = draw(emptyMask(size), 'add', stroke(100, 150, 100, 150, 40, 0.5))
    for (let x = -45; x <= 45; x += 1) {
      for (let y = -45; y <= 45; y += 5) {
        expect(coverageAt(mask, seam + x, 150 + y)).toBe(coverageAt(middle, 100 + x, 150 + y))
      }
    }
  })

  it('reaches up to the edge and over it without harm', () => {
    const mask = draw(emptyMask(size), 'add', stroke(-30, -30, 700, 330, 25))
    expect(coverageAt(mask, 0, 0)).toBe(255)
    expect(coverageAt(mask, 599, 290)).toBe(255)
    expect(strokeBounds({ x: -90, y: 10, radius: 20 }, { x: -60, y: 10, radius: 20 }, size)).toBe(
      undefined,
    )
  })

  it('stays inside the pixels it reports', () => {
    fc.assert(
      fc.property(
        fc.record({ x: fc.integer({ min: -50, max: 650 }), y: fc.integer({ min: -50, max: 350 }) }),
        fc.record({ x: fc.integer({ min: -50, max: 650 }), y: fc.integer({ min: -50, max: 350 }) }),
        fc.integer({ min: 1, max: 60 }),
        (from, to, radius) => {
          const draft = new MaskDraft(emptyMask(size), 'add')
          const bounds = drawStroke(draft, { ...from, radius }, { ...to, radius }, 0.7)
          const { mask } = draft.commit()
          const values = readRegion(mask, whole)
          values.forEach((value, at) => {
            if (value === 0) return
            const x = at % size.width
            const y = Math.floor(at / size.width)
            if (
              !bounds ||
              x < bounds.left ||
              y < bounds.top ||
              x >= bounds.left + bounds.width ||
              y >= bounds.top + bounds.height
            ) {
              throw new Error(`${x}, ${y} is outside`)
            }
          })
        },
      ),
      { numRuns: 40 },
    )
  })

  it('does not build up where a soft brush crosses itself', () => {
    const once = draw(emptyMask(size), 'add', stroke(100, 150, 300, 150, 30, 0))
    const twice = draw(emptyMask(size), 'add', (draft) => {
      stroke(100, 150, 300, 150, 30, 0)(draft)
      stroke(300, 150, 100, 150, 30, 0)(draft)
    })
    expect(sameBytes(readRegion(twice, whole), readRegion(once, whole))).toBe(true)
  })

  it('falls off from full to nothing without a step', () => {
    let last = 1
    for (let distance = 0; distance <= 51; distance += 0.5) {
      const value = brushCoverage(distance, 50, 0.3)
      expect(value).toBeLessThanOrEqual(last)
      expect(last - value).toBeLessThan(0.05)
      last = value
    }
    expect(brushCoverage(0, 50, 0.3)).toBe(1)
    expect(last).toBe(0)
  })
})

describe('rubbing out', () => {
  it('leaves no trace of what was painted', () => {
    const painted = draw(emptyMask(size), 'add', stroke(200, 150, 400, 150, 20))
    const erased = draw(painted, 'subtract', stroke(200, 150, 400, 150, 30))
    expect(isEmptyMask(erased)).toBe(true)
  })

  it('on an empty mask is no edit at all', () => {
    const draft = new MaskDraft(emptyMask(size), 'subtract')
    stroke(200, 150, 400, 150, 20)(draft)
    expect(draft.commit().change).toEqual([])
  })
})

describe('taking a gesture back', () => {
  it('gives the mask as it was, in both directions, for any strokes', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            x: fc.integer({ min: 0, max: 600 }),
            y: fc.integer({ min: 0, max: 300 }),
            radius: fc.integer({ min: 2, max: 80 }),
            add: fc.boolean(),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        (strokes) => {
          const masks = [emptyMask(size)]
          const changes = []
          for (const { x, y, radius, add } of strokes) {
            const draft = new MaskDraft(masks.at(-1) ?? emptyMask(size), add ? 'add' : 'subtract')
            stroke(x, y, x + 50, y, radius)(draft)
            const { mask, change } = draft.commit()
            masks.push(mask)
            changes.push(change)
          }
          let mask = masks.at(-1) ?? emptyMask(size)
          for (let step = changes.length - 1; step >= 0; step -= 1) {
            mask = applyChange(mask, changes[step] ?? [], true)
            expect(sameBytes(readRegion(mask, whole), readRegion(masks[step] ?? mask, whole))).toBe(
              true,
            )
          }
          for (const [step, change] of changes.entries()) {
            mask = applyChange(mask, change)
            expect(
              sameBytes(readRegion(mask, whole), readRegion(masks[step + 1] ?? mask, whole)),
            ).toBe(true)
          }
        },
      ),
      { numRuns: 15 },
    )
  })

  it('holds on to the tiles that changed and no others', () => {
    const draft = new MaskDraft(emptyMask(size), 'add')
    stroke(100, 100, 120, 100, 10)(draft)
    expect(draft.commit().change).toHaveLength(1)
  })

  it('forgets a cancelled gesture', () => {
    const draft = new MaskDraft(emptyMask(size), 'add')
    stroke(100, 100, 400, 100, 10)(draft)
    expect(draft.restart().sort()).toEqual([0, 1])
    expect(draft.commit().change).toEqual([])
  })
})

describe('rectangle and lasso', () => {
  it('a rectangle covers whole pixels exactly', () => {
    const mask = draw(emptyMask(size), 'add', (draft) =>
      drawRectangle(draft, { left: 200.4, top: 99.6, width: 100, height: 50 }),
    )
    const covered = readRegion(mask, whole).reduce((sum, value) => sum + value / 255, 0)
    expect(covered).toBe(100 * 50)
    expect(coverageAt(mask, 200, 100)).toBe(255)
    expect(coverageAt(mask, 199, 100)).toBe(0)
  })

  it('a lasso covers as much as its outline encloses', () => {
    const mask = draw(emptyMask(size), 'add', (draft) =>
      drawPolygon(draft, [
        { x: 100, y: 50 },
        { x: 400, y: 80 },
        { x: 350, y: 250 },
      ]),
    )
    const area = Math.abs(300 * 200 - 250 * 30) / 2
    const covered = readRegion(mask, whole).reduce((sum, value) => sum + value / 255, 0)
    expect(Math.abs(covered / area - 1)).toBeLessThan(0.002)
  })

  it('a lasso that leaves the picture is cut at its edge', () => {
    const mask = draw(emptyMask(size), 'add', (draft) =>
      drawPolygon(draft, [
        { x: -100, y: -100 },
        { x: 1000, y: -100 },
        { x: 1000, y: 1000 },
        { x: -100, y: 1000 },
      ]),
    )
    expect(readRegion(mask, whole).every((value) => value === 255)).toBe(true)
  })
})

describe('the mask as a file', () => {
  const painted = draw(emptyMask(size), 'add', stroke(200, 150, 590, 290, 33, 0.4))

  it('is a grey PNG of the size of the picture with white where it is repaired', async () => {
    const decoded = await sharp(await encodeMaskPng(painted))
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(decoded.info).toMatchObject({ width: 600, height: 300, channels: 1 })
    expect(sameBytes(new Uint8Array(decoded.data), readRegion(painted, whole))).toBe(true)
  })

  it('comes back as it was saved', async () => {
    const { data } = await sharp(await encodeMaskPng(painted))
      .ensureAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const loaded = maskFromRows(size, (top, height) => ({
      width: size.width,
      height,
      data: new Uint8ClampedArray(
        data.subarray(top * size.width * 4, (top + height) * size.width * 4),
      ),
    }))
    expect(differenceOf(painted, loaded)).toEqual([])
  })
})
