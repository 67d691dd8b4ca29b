import { describe, expect, it } from 'vitest'
import { gaussianVector } from '../../../../main/engine/random/gaussian'
import { slerp } from '../../../../main/engine/random/slerp'
import { randomStream, seedAt, xoshiro128 } from '../../../../main/engine/random/xoshiro'

const length = (vector: Float32Array) => Math.hypot(...vector)

describe('seeded randomness', () => {
  it('is xoshiro128** 1.1, by the vectors of its authors’ code', () => {
    const stream = xoshiro128([1, 2, 3, 4])
    const numbers = Array.from({ length: 6 }, () => stream.nextUint32())
    expect(numbers).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492])
  })

  it('draws the same latents for the same seed, for ever', () => {
    expect([...gaussianVector(randomStream(7), 4)]).toEqual([
      -1.585033655166626, 0.0728430300951004, -0.19791853427886963, -1.2679884433746338,
    ])
    expect(gaussianVector(randomStream(7), 5).slice(0, 4)).toEqual(
      gaussianVector(randomStream(7), 4),
    )
    expect(gaussianVector(randomStream(8), 4)).not.toEqual(gaussianVector(randomStream(7), 4))
  })

  it('is normal: mean 0, variance 1, kurtosis 3', () => {
    const values = gaussianVector(randomStream(0xffff_ffff), 200_000)
    const moment = (power: number) =>
      values.reduce((sum, value) => sum + value ** power, 0) / values.length
    expect(moment(1)).toBeCloseTo(0, 1)
    expect(moment(2)).toBeCloseTo(1, 1)
    expect(moment(4)).toBeGreaterThan(2.9)
    expect(moment(4)).toBeLessThan(3.1)
  })

  it('gives every number below a limit its share', () => {
    const stream = randomStream(1)
    const counts = [0, 0, 0]
    for (let draw = 0; draw < 30_000; draw++) {
      const value = stream.nextBelow(3)
      counts[value] = (counts[value] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
  })

  it('numbers the pictures of a run past the largest seed', () => {
    expect(seedAt(7, 3)).toBe(10)
    expect(seedAt(0xffff_ffff, 1)).toBe(0)
  })
})

describe('the way between two latents', () => {
  const from = gaussianVector(randomStream(1), 64)
  const to = gaussianVector(randomStream(2), 64)

  it('begins and ends exactly at them', () => {
    expect(slerp(from, to, 0)).toEqual(from)
    expect(slerp(from, to, 1)).toEqual(to)
  })

  it('turns a right angle evenly, at the same distance from the origin', () => {
    const middle = slerp(Float32Array.of(1, 0), Float32Array.of(0, 1), 1 / 3)
    expect(middle[0]).toBeCloseTo(Math.cos(Math.PI / 6), 6)
    expect(middle[1]).toBeCloseTo(Math.sin(Math.PI / 6), 6)
  })

  it('does not fall toward the mean picture on its way', () => {
    expect(length(slerp(from, to, 0.5))).toBeGreaterThan(0.9 * Math.min(length(from), length(to)))
  })

  it('stays where both are the same', () => {
    const still = slerp(from, from, 0.4)
    still.forEach((value, index) => {
      expect(value).toBeCloseTo(from[index] ?? Number.NaN, 5)
    })
  })
})
