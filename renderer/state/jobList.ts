import type { Job, JobState } from '../../preload/contract/job'

const finishedStates: readonly JobState[] = ['done', 'failed', 'cancelled']

export function isFinished(job: Job): boolean {
  return finishedStates.includes(job.state)
}

/** The job that one line tells of and the shortcut cancels: of two at once the one that began last. */
export function foremostJob(jobs: readonly Job[]): Job | undefined {
  return jobs
    .filter((job) => job.state === 'running')
    .sort((left, right) => (right.started ?? 0) - (left.started ?? 0))[0]
}

/** The list with a job replaced where it stands, or added after the last one that waits or runs. */
export function placeJob(jobs: readonly Job[], job: Job): readonly Job[] {
  const known = jobs.find(({ id }) => id === job.id)
  if (!known) {
    const waiting = jobs.filter((other) => !isFinished(other))
    return [...waiting, job, ...jobs.filter(isFinished)]
  }
  // An event that overtook its call's answer must not lose outputs that came in between.
  const newer =
    job.outputs.length >= known.outputs.length ? job : { ...job, outputs: known.outputs }
  return jobs.map((other) => (other.id === job.id ? newer : other))
}

/** The list in the order of the ids; jobs that the ids do not name stay behind, in their order. */
export function reorderJobs(jobs: readonly Job[], ids: readonly string[]): readonly Job[] {
  const place = new Map(ids.map((id, index) => [id, index]))
  return [...jobs].sort(
    (left, right) => (place.get(left.id) ?? ids.length) - (place.get(right.id) ?? ids.length),
  )
}

const ranks: Readonly<Record<JobState, number>> = {
  running: 0,
  interrupted: 1,
  queued: 2,
  done: 3,
  failed: 3,
  cancelled: 3,
}

/** As the tray shows them: what runs, what waits for an answer, the queue in its order, the latest ended first. */
export function trayOrder(jobs: readonly Job[]): readonly Job[] {
  return [...jobs].sort(
    (left, right) =>
      ranks[left.state] - ranks[right.state] ||
      (isFinished(left) ? (right.finished ?? 0) - (left.finished ?? 0) : 0),
  )
}

/** The neighbour before which a waiting job has to be put to move one place; undefined puts it last. */
export function moveTarget(
  jobs: readonly Job[],
  id: string,
  direction: 'up' | 'down',
): { before: string | undefined } | undefined {
  const queue = jobs.filter((job) => job.state === 'queued')
  const index = queue.findIndex((job) => job.id === id)
  if (index < 0) return undefined
  if (direction === 'up') return index === 0 ? undefined : { before: queue[index - 1]?.id }
  return index === queue.length - 1 ? undefined : { before: queue[index + 2]?.id }
}

/** Facts of a failed job for whoever looks into it: its error and what it ran, as JSON. */
export function jobDetails({ error, recipe }: Job): string {
  return JSON.stringify({ error, recipe }, undefined, 2)
}
