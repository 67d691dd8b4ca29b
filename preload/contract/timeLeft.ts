/** What is known about how fast a job goes. */
export interface PaceEstimate {
  /** Milliseconds of the last sample. */
  readonly time: number
  readonly progress: number
  /** Progress a millisecond, smoothed; undefined until something has moved. */
  readonly rate?: number
}

/** Time over which older speeds fade out, in milliseconds. */
const memory = 5000

export function startPace(time: number, progress = 0): PaceEstimate {
  return { time, progress }
}

/**
 * Takes in how far a job is. The speed is averaged exponentially over time, whatever the distance of
 * samples: weight 1 - exp(-dt / memory) (Brown, exponential smoothing, for uneven sampling).
 */
export function updatePace(pace: PaceEstimate, time: number, progress: number): PaceEstimate {
  const elapsed = time - pace.time
  if (elapsed <= 0 || progress < pace.progress)
    return progress > pace.progress ? { ...pace, progress } : pace
  if (progress === pace.progress) return pace
  const rate = (progress - pace.progress) / elapsed
  if (pace.rate === undefined) return { time, progress, rate }
  const weight = 1 - Math.exp(-elapsed / memory)
  return { time, progress, rate: pace.rate + weight * (rate - pace.rate) }
}

/** Seconds until the job is done at its present speed, or undefined while nothing can be said. */
export function secondsLeft(pace: PaceEstimate, time: number): number | undefined {
  if (pace.rate === undefined || pace.rate <= 0) return undefined
  const left = (1 - pace.progress) / pace.rate - (time - pace.time)
  return Math.max(0, left) / 1000
}
