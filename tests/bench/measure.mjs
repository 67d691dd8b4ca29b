/** Times in one run, taken in turn, so that a busy machine is as busy for the one as for the other. */

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
 * ratios of neighbours, which a machine that gets slower half-way does not touch.
 */
export async function compare(times, subject, reference) {
  const pairs = []
  for (let round = 0; round < times; round += 1)
    pairs.push([await timed(subject), await timed(reference)])
  return {
    milliseconds: median(pairs.map(([mine]) => mine)),
    reference: median(pairs.map(([, other]) => other)),
    ratio: median(pairs.map(([mine, other]) => mine / other)),
  }
}
