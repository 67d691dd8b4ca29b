import { describe, expect, it } from 'vitest'
import { createPacer } from '../../../../main/engine/pacer'
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

  it('end when the work is given up', async () => {
    const stop = new AbortController()
    stop.abort()
    const work = similarPairs(Float32Array.from([1, 1]), 1, [0, 1], createPacer(stop.signal))
    await expect(work).rejects.toThrow()
  })
})
