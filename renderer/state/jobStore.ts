import { create } from 'zustand'
import type { Job, JobOutput } from '../../preload/contract/job'
import { placeJob, reorderJobs } from './jobList'
import { studio } from './studio'
import { ToldMeanwhile } from './toldMeanwhile'

interface JobState {
  /** In the order they run, finished ones last. */
  readonly jobs: readonly Job[]
  readonly load: () => Promise<void>
  readonly cancel: (id: string) => Promise<void>
  readonly retry: (id: string) => Promise<Job>
  readonly move: (id: string, before: string | undefined) => Promise<void>
  readonly clear: (ids?: string[]) => Promise<void>
}

const told = new ToldMeanwhile<Job>(placeJob)

/** The jobs as the core tells of them. */
export const useJobs = create<JobState>()((set) => ({
  jobs: [],
  load: async () => set({ jobs: await told.list(() => studio().calls.jobs.list({})) }),
  cancel: async (id) => {
    noteAnswer(await studio().calls.jobs.cancel({ id }))
  },
  retry: async (id) => {
    const job = await studio().calls.jobs.retry({ id })
    noteAnswer(job)
    return job
  },
  move: async (id, before) =>
    set({ jobs: await studio().calls.jobs.move({ id, ...(before ? { before } : {}) }) }),
  clear: async (ids) => set({ jobs: await studio().calls.jobs.clear(ids ? { ids } : {}) }),
}))

/**
 * Lists a job that a call answered with, if it is new. An answer may be older than events that came
 * before it, and whatever it tells comes as an event too.
 */
export function noteAnswer(job: Job): void {
  useJobs.setState((state) =>
    state.jobs.some(({ id }) => id === job.id) ? state : { jobs: placeJob(state.jobs, job) },
  )
}

/** Follows the core's events; returns a function that stops it. */
export function followJobs(): () => void {
  const api = studio()
  const stops = [
    api.on('job.changed', (job) => {
      told.note(job)
      useJobs.setState((state) => ({ jobs: placeJob(state.jobs, job) }))
    }),
    api.on('job.output', ({ job, output }) =>
      useJobs.setState((state) => ({ jobs: addOutput(state.jobs, job, output) })),
    ),
    api.on('jobs.reordered', ({ ids }) =>
      useJobs.setState((state) => ({ jobs: reorderJobs(state.jobs, ids) })),
    ),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function addOutput(jobs: readonly Job[], id: string, output: JobOutput): readonly Job[] {
  return jobs.map((job) =>
    job.id === id && !job.outputs.some((known) => known.asset === output.asset)
      ? { ...job, outputs: [...job.outputs, output] }
      : job,
  )
}
