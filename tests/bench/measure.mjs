/** Times in one run, taken in turn, so that a busy machine is as busy for the one as for the other. */
import { setTimeout } from 'node:timers/promises'

/**
 * The runtime's threads look for work when a run is over, left to themselves for up to 60 ms: not on the cores of what
 * is measured next.
 */
export const rest = () => setTimeout(100)

export const median = (values) => {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Milliseconds of some work. */
export async function timed(work) {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/**
 * Runs two ways of doing the same in turn; the median milliseconds of each, and the median of the
 * ratios of neighbours, which a machine that gets slower half-way does not touch. `settle` waits before each.
 */
export async function compare(times, subject, reference, settle = rest) {
  const pairs = []
  for (let round = 0; round < times; round += 1) {
    await settle()
    const mine = await timed(subject)
    await settle()
    pairs.push([mine, await timed(reference)])
  }
  return {
    milliseconds: median(pairs.map(([mine]) => mine)),
    reference: median(pairs.map(([, other]) => other)),
    ratio: median(pairs.map(([mine, other]) => mine / other)),
  }
}
