import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPacer } from '../../../../main/engine/pacer'
import { randomStream } from '../../../../main/engine/random/xoshiro'
import { augmentedView } from '../../../../main/engine/training/augmentedView'
import { nearDuplicates } from '../../../../main/engine/training/nearDuplicates'
import { splitSet } from '../../../../main/engine/training/splitSet'

describe('the split', () => {
  it('has every member once, and some of every label on both sides', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 4, max: 30 }), { minLength: 2, maxLength: 6 }),
        fc.double({ min: 0.1, max: 0.5, noNaN: true }),
        fc.nat(),
        (counts, share, seed) => {
          const truths = [-1, ...counts.flatMap((count, label) => Array<number>(count).fill(label))]
          const { training, validation } = splitSet(truths, share, randomStream(seed))
          expect([...training, ...validation].sort((a, b) => a - b)).toEqual(
            truths.map((_, index) => index).filter((index) => index > 0),
          )
          for (const label of counts.keys()) {
            expect(training.filter((row) => truths[row] === label).length).toBeGreaterThan(1)
            expect(validation.some((row) => truths[row] === label)).toBe(true)
          }
        },
      ),
    )
  })
})

describe('copies', () => {
  it('are those that point the same way, whatever their size; the first stays', async () => {
    const embeddings = Float32Array.from([1, 0, 2, 0, 2.001, 0.01, 0, 1, -1, 0])
    const pacer = createPacer(new AbortController().signal)
    expect([...(await nearDuplicates(embeddings, 2, [0, 1, 2, 3, 4], pacer))]).toEqual([1, 2])
    expect([...(await nearDuplicates(embeddings, 2, [1, 3], pacer))]).toEqual([])
  })
})

describe('a varied view', () => {
  it('stays a picture of the same place: between 0 and 1, nothing invented', () => {
    const side = 16
    const planes = new Float32Array(3 * side * side).fill(0.5)
    for (let seed = 0; seed < 20; seed += 1) {
      const view = augmentedView({ planes, side }, randomStream(seed))
      expect(view).toHaveLength(planes.length)
      expect(Math.min(...view)).toBeGreaterThanOrEqual(0.5 * 0.8 * 0.95 - 1e-6)
      expect(Math.max(...view)).toBeLessThanOrEqual(0.5 * 1.2 * 1.05 + 1e-6)
    }
  })

  it('mirrors and crops: what lay on the left is seen on either side', () => {
    const side = 16
    const planes = Float32Array.from({ length: 3 * side * side }, (_, at) =>
      at % side < side / 2 ? 1 : 0,
    )
    const brighterLeft = Array.from({ length: 30 }, (_, seed) => {
      const view = augmentedView({ planes, side }, randomStream(seed))
      return (view[0] ?? 0) > (view[side - 1] ?? 0)
    })
    expect(new Set(brighterLeft).size).toBe(2)
  })
})
