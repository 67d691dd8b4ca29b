import { describe, expect, it } from 'vitest'
import { createPacer } from '../../../../main/engine/pacer'
import { gaussianVector } from '../../../../main/engine/random/gaussian'
import { randomStream } from '../../../../main/engine/random/xoshiro'
import {
  fitSoftmaxRegression,
  fitTemperature,
  logitsOf,
} from '../../../../main/engine/training/softmaxRegression'

const size = 6
const centres = [
  [40, 0, 0, 1, 0, 0],
  [42, 3, 0, 1, 0, 0],
  [38, 0, 4, 1, 0, 0],
]

/** Clouds round three centres; the first axis is large, one has no spread at all. */
function clouds(each: number, seed: number) {
  const stream = randomStream(seed)
  const truths = centres.flatMap((_, label) => Array<number>(each).fill(label))
  const features = Float32Array.from(
    truths.flatMap((label) => {
      const noise = gaussianVector(stream, size)
      return (centres[label] ?? []).map((middle, at) => middle + (at === 3 ? 0 : (noise[at] ?? 0)))
    }),
  )
  return { features, truths }
}

const options = () => ({
  classes: 3,
  size,
  random: randomStream(7),
  pacer: createPacer(new AbortController().signal),
})

describe('softmax regression', () => {
  it('tells apart what it has not seen, on features as they are', async () => {
    const fitted = await fitSoftmaxRegression(clouds(40, 1), clouds(15, 2), options())
    const fresh = clouds(60, 3)
    const logits = logitsOf(fitted, fresh.features, size)
    const right = fresh.truths.filter((truth, row) => {
      const own = [...logits.subarray(row * 3, row * 3 + 3)]
      return own.indexOf(Math.max(...own)) === truth
    })
    expect(right.length / fresh.truths.length).toBeGreaterThan(0.85)
    expect(fitted.losses.at(-1)).toBeLessThan(fitted.losses[0] ?? 0)
  })

  it('gives the same weights for the same seed', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(() => fitSoftmaxRegression(clouds(10, 1), clouds(5, 2), options())),
    )
    expect(second?.weight).toEqual(first?.weight)
  })

  it('stops when it is cancelled', async () => {
    const stop = new AbortController()
    stop.abort(new Error('stopped'))
    const fit = fitSoftmaxRegression(clouds(10, 1), clouds(5, 2), {
      ...options(),
      pacer: createPacer(stop.signal),
    })
    await expect(fit).rejects.toThrow('stopped')
  })
})

describe('the temperature', () => {
  it('brings certainty down to how often the answer is right', () => {
    // Sure of itself by e^4 to 1, and right three times of four: ln 3 / 4 of its logits are earned.
    const logits = Float32Array.from([4, 0, 4, 0, 4, 0, 4, 0])
    const temperature = fitTemperature(logits, [0, 0, 0, 1], 2)
    expect(temperature).toBeCloseTo(4 / Math.log(3), 2)
  })
})
