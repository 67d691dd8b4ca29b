import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planCrops } from '../../../../main/engine/inpainting/cropPlan'
import { distanceToMask } from '../../../../main/engine/inpainting/distance'
import { clusterBoxes, type HoleMask, holeBoxes } from '../../../../main/engine/inpainting/holes'

const limits = { multiple: 32, minimum: 256, maximum: 512 }

function maskOf(rows: readonly string[]): HoleMask {
  return {
    data: Uint8Array.from([...rows.join('')], (mark) => (mark === '#' ? 1 : 0)),
    width: rows[0]?.length ?? 0,
    height: rows.length,
  }
}

describe('the holes of a mask', () => {
  it('are its parts, corners touching, however they wind', () => {
    const mask = maskOf(['#..#.', '.#.#.', '...#.', '#####', '.....', '##..#'])
    expect(holeBoxes(mask)).toEqual([
      { left: 0, top: 0, right: 2, bottom: 2 },
      { left: 0, top: 0, right: 5, bottom: 4 },
      { left: 0, top: 5, right: 2, bottom: 6 },
      { left: 4, top: 5, right: 5, bottom: 6 },
    ])
    expect(holeBoxes(maskOf(['#.#', '#.#', '.#.']))).toHaveLength(1)
    expect(holeBoxes(maskOf(['...']))).toEqual([])
  })

  it('are one where their fillings would meet', () => {
    const boxes = [0, 20, 100].map((left) => ({ left, top: 0, right: left + 5, bottom: 5 }))
    expect(clusterBoxes(boxes, 16)).toHaveLength(2)
    expect(clusterBoxes(boxes, 15)).toHaveLength(3)
    expect(clusterBoxes(boxes, 200)).toEqual([{ left: 0, top: 0, right: 105, bottom: 5 }])
  })

  it('have exact distances round them', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.boolean(), { minLength: 63, maxLength: 63 })
          .filter((cells) => cells.includes(true)),
        (cells) => {
          const mask = { data: Uint8Array.from(cells, Number), width: 9, height: 7 }
          const found = distanceToMask(mask, { left: 0, top: 0, right: 9, bottom: 7 })
          found.forEach((value, index) => {
            const nearest = cells.reduce(
              (least, hole, other) =>
                hole
                  ? Math.min(
                      least,
                      Math.hypot(
                        (index % 9) - (other % 9),
                        Math.floor(index / 9) - Math.floor(other / 9),
                      ),
                    )
                  : least,
              Number.POSITIVE_INFINITY,
            )
            expect(value).toBeCloseTo(nearest, 4)
          })
        },
      ),
    )
  })
})

describe('the crops round a hole', () => {
  it('show as much round it as it is large, at full resolution', () => {
    const [crop, ...others] = planCrops(
      { left: 500, top: 400, right: 600, bottom: 480 },
      80,
      4000,
      3000,
      limits,
    )
    expect(others).toEqual([])
    expect(crop?.width).toBe((crop?.box.right ?? 0) - (crop?.box.left ?? 0))
    expect(500 - (crop?.box.left ?? 0)).toBeGreaterThanOrEqual(100)
    expect((crop?.box.bottom ?? 0) - 480).toBeGreaterThanOrEqual(100)
  })

  it('are shifted inward at the edges, and whole pictures where those are small', () => {
    const [crop] = planCrops(
      { left: 0, top: 2900, right: 40, bottom: 3000 },
      40,
      4000,
      3000,
      limits,
    )
    expect(crop?.box).toMatchObject({ left: 0, bottom: 3000 })
    const [small] = planCrops({ left: 5, top: 5, right: 10, bottom: 10 }, 5, 50, 40, limits)
    expect(small).toMatchObject({
      box: { left: 0, top: 0, right: 50, bottom: 40 },
      width: 50,
      height: 40,
      paddedWidth: 256,
      paddedHeight: 256,
    })
  })

  it('keep a long scratch sharp by filling it piece by piece', () => {
    const crops = planCrops({ left: 10, top: 10, right: 3900, bottom: 2000 }, 6, 4000, 3000, limits)
    expect(crops.length).toBeGreaterThan(10)
    for (const crop of crops) expect(crop.width).toBe(crop.box.right - crop.box.left)
  })

  it('show a large hole smaller rather than not at all', () => {
    const [crop, ...others] = planCrops(
      { left: 1000, top: 1000, right: 1900, bottom: 1700 },
      700,
      4000,
      3000,
      limits,
    )
    expect(others).toEqual([])
    expect(Math.max(crop?.width ?? 0, crop?.height ?? 0)).toBe(512)
    expect(crop?.box.left).toBeLessThanOrEqual(1000 - 450)
  })

  it('suit the network and cover the hole, whatever its shape and the picture’s', () => {
    const box = fc
      .tuple(fc.integer({ min: 1, max: 1500 }), fc.integer({ min: 1, max: 1500 }))
      .chain(([width, height]) =>
        fc.record({
          width: fc.constant(width),
          height: fc.constant(height),
          left: fc.nat(width - 1),
          top: fc.nat(height - 1),
          side: fc.tuple(fc.integer({ min: 1, max: 1500 }), fc.integer({ min: 1, max: 1500 })),
          thickness: fc.integer({ min: 1, max: 300 }),
        }),
      )
    fc.assert(
      fc.property(box, ({ width, height, left, top, side, thickness }) => {
        const hole = {
          left,
          top,
          right: Math.min(width, left + side[0]),
          bottom: Math.min(height, top + side[1]),
        }
        let covered = 0
        for (const crop of planCrops(hole, thickness, width, height, limits)) {
          const { box: shown, fills } = crop
          covered += (fills.right - fills.left) * (fills.bottom - fills.top)
          for (const size of [crop.paddedWidth, crop.paddedHeight]) {
            expect(size % 32).toBe(0)
            expect(size).toBeGreaterThanOrEqual(256)
            expect(size).toBeLessThanOrEqual(512)
          }
          expect(shown.left).toBeGreaterThanOrEqual(0)
          expect(shown.top).toBeGreaterThanOrEqual(0)
          expect(shown.right).toBeLessThanOrEqual(width)
          expect(shown.bottom).toBeLessThanOrEqual(height)
          expect(shown.left).toBeLessThanOrEqual(fills.left)
          expect(shown.top).toBeLessThanOrEqual(fills.top)
          expect(shown.right).toBeGreaterThanOrEqual(fills.right)
          expect(shown.bottom).toBeGreaterThanOrEqual(fills.bottom)
        }
        expect(covered).toBe((hole.right - hole.left) * (hole.bottom - hole.top))
      }),
      { numRuns: 500 },
    )
  })
})
