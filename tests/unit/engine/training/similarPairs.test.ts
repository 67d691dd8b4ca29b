import { describe, expect, it } from 'vitest'
import { createPacer } from '../../../../main/engine/pacer'
import { randomStream } from '../../../../main/engine/random/xoshiro'
import { pairsLike, similarPairs } from '../../../../main/engine/training/similarPairs'

const pacer = createPacer(new AbortController().signal)

describe('pairs of pictures that are alike', () => {
  it('say which are the same, whatever the size of what the network answers', async () => {
    const embeddings = Float32Array.from([1, 0, 0, 5, 0, 0, 0, 1, 0, 1, 0.2, 0])
    const pairs = await similarPairs(embeddings, 3, [0, 1, 2, 3], pacer)
    expect(pairs.map(({ first, second }) => [first, second])).toEqual([
      [0, 1],
      [0, 3],
      [1, 3],
    ])
    expect(pairs[0]?.likeness).toBeCloseTo(1, 6)
  })

  it('leave out pictures that could not be read', async () => {
    const embeddings = Float32Array.from([1, 0, 1, 0, 1, 0])
    const pairs = await similarPairs(embeddings, 2, [0, 2], pacer)
    expect(pairs.map(({ first, second }) => [first, second])).toEqual([[0, 2]])
  })

  it('stay few where everything is alike: a thousand hats would be half a million pairs', async () => {
    const rows = Array.from({ length: 60 }, (_, row) => row)
    const embeddings = Float32Array.from(rows.flatMap((row) => [1, row / 1000]))
    const pairs = await similarPairs(embeddings, 2, rows, pacer)
    expect(pairs.length).toBeLessThanOrEqual(60 * 12)
    // Every picture has its nearest.
    for (const row of rows)
      expect(pairs.some(({ first, second }) => first === row || second === row)).toBe(true)
  })

  it('of one picture are those with it alone, the likest first', async () => {
    const embeddings = Float32Array.from([1, 0, 1, 0.6, 0, 1, 1, 0.1])
    const pairs = await pairsLike(embeddings, 2, [0, 1, 2, 3], 0, pacer)
    expect(pairs.map(({ first, second }) => [first, second])).toEqual([
      [0, 3],
      [0, 1],
    ])
    expect(await pairsLike(embeddings, 2, [1, 2], 0, pacer)).toEqual([])
  })

  it('are those that one would find one by one, whatever their number and the length of a row', async () => {
    const random = randomStream(5)
    for (const [count, size] of [
      [1037, 10],
      [6, 7],
      [1, 3],
    ] as const) {
      const embeddings = Float32Array.from({ length: count * size }, () => random.nextFloat() - 0.4)
      const rows = Array.from({ length: count }, (_, row) => row)
      const told: number[] = []
      const pairs = await similarPairs(embeddings, size, rows, pacer, (share) => told.push(share))
      const cosine = (one: number, other: number) => {
        const at = (row: number) => embeddings.subarray(row * size, (row + 1) * size)
        const dot = (left: Float32Array, right: Float32Array) =>
          left.reduce((sum, value, place) => sum + value * (right[place] as number), 0)
        const [left, right] = [at(one), at(other)]
        return dot(left, right) / Math.sqrt(dot(left, left) * dot(right, right))
      }
      for (const { first, second, likeness } of pairs) {
        expect(first).toBeLessThan(second)
        expect(likeness).toBeCloseTo(cosine(first, second), 4)
      }
      const nearest = (row: number) =>
        Math.max(0, ...rows.filter((other) => other !== row).map((other) => cosine(row, other)))
      for (const row of rows.filter((one) => one % 101 === 0)) {
        const own = pairs.filter(({ first, second }) => first === row || second === row)
        if (nearest(row) >= 0.3) expect(own[0]?.likeness).toBeCloseTo(nearest(row), 4)
      }
      expect(told.at(-1)).toBe(1)
      expect([...told].sort((left, right) => left - right)).toEqual(told)
    }
  })

  it('end when the work is given up', async () => {
    const stop = new AbortController()
    stop.abort()
    const work = similarPairs(Float32Array.from([1, 1]), 1, [0, 1], createPacer(stop.signal))
    await expect(work).rejects.toThrow()
  })
})
