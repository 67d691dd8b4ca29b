import { describe, expect, it } from 'vitest'
import { secondsLeft, startPace, updatePace } from '../../../preload/contract/timeLeft'

function paceOf(samples: readonly (readonly [milliseconds: number, progress: number])[]) {
  return samples.reduce((pace, [time, progress]) => updatePace(pace, time, progress), startPace(0))
}

describe('the time left of a job', () => {
  it('is not claimed before anything has moved', () => {
    expect(secondsLeft(startPace(0), 5000)).toBeUndefined()
    expect(secondsLeft(paceOf([[1000, 0]]), 5000)).toBeUndefined()
  })

  it('follows from a steady speed, and runs down between samples', () => {
    const pace = paceOf([
      [1000, 0.1],
      [2000, 0.2],
      [3000, 0.3],
    ])
    expect(secondsLeft(pace, 3000)).toBeCloseTo(7, 6)
    expect(secondsLeft(pace, 4000)).toBeCloseTo(6, 6)
    expect(secondsLeft(pace, 60_000)).toBe(0)
  })

  it('does not jump when one sample comes late, and learns a new speed in the end', () => {
    const steady = paceOf([
      [1000, 0.1],
      [2000, 0.2],
    ])
    const slow = updatePace(steady, 3000, 0.21)
    const afterOne = secondsLeft(slow, 3000) ?? 0
    expect(afterOne).toBeGreaterThan(7.9)
    expect(afterOne).toBeLessThan(12)
    let pace = slow
    for (let tick = 1; tick <= 40; tick += 1)
      pace = updatePace(pace, 3000 + tick * 1000, 0.21 + tick * 0.01)
    expect(secondsLeft(pace, 43_000)).toBeGreaterThan(37)
  })

  it('takes no harm from samples that go back in progress or time', () => {
    const pace = paceOf([
      [1000, 0.5],
      [900, 0.6],
      [2000, 0.4],
    ])
    expect(secondsLeft(pace, 2000)).toBeGreaterThanOrEqual(0)
  })
})
