import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Job, JobState } from '../../../../preload/contract/job'

let tell: (name: string, payload: unknown) => void = () => undefined

const job = (state: JobState): Job => ({
  id: 'job-1',
  state,
  recipe: { version: 1, steps: [{ step: 'adjust.tone', parameters: {}, enabled: true }] },
  inputs: [],
  created: 0,
  progress: state === 'done' ? 1 : 0,
  attempts: 1,
  outputs: [],
  ...(state === 'failed' ? { error: { code: 'image-damaged', data: { name: 'broken.jpg' } } } : {}),
})

vi.stubGlobal('window', {
  studioBridge: {
    subscribe: (listener: typeof tell) => {
      tell = listener
      return () => undefined
    },
    host: { kind: 'web', onCommand: () => () => undefined },
    calls: {
      'jobs/list': async () => {
        tell('job.changed', job('done'))
        return { ok: true, value: [job('running')] }
      },
      // The events of a quick job come before the answer to its submission.
      'jobs/submit': async () => {
        tell('job.changed', job('running'))
        tell('job.changed', job('done'))
        return { ok: true, value: job('queued') }
      },
    },
  },
})

const { followJobs, useJobs } = await import('../../../../renderer/state/jobStore')
const { submit, waitForJob } = await import('../../../../renderer/actions/runStep')

describe('jobs in the window', () => {
  followJobs()
  beforeEach(() => useJobs.setState({ jobs: [] }))

  it('shows a quick job as done although its answer came late', async () => {
    await submit([{ step: 'adjust.tone', parameters: {} }], ['a'])
    expect(useJobs.getState().jobs.map(({ state }) => state)).toEqual(['done'])
  })

  it('shows a job as done that ended while the list of jobs was on its way', async () => {
    await useJobs.getState().load()
    expect(useJobs.getState().jobs.map(({ state }) => state)).toEqual(['done'])
  })

  it('hands the finished job to whoever waits for it', async () => {
    const waiting = waitForJob('job-1')
    tell('job.changed', job('queued'))
    tell('job.changed', job('done'))
    await expect(waiting).resolves.toMatchObject({ state: 'done' })
  })

  it('tells why a job failed', async () => {
    const waiting = waitForJob('job-1')
    tell('job.changed', job('running'))
    tell('job.changed', job('failed'))
    await expect(waiting).rejects.toMatchObject({
      code: 'image-damaged',
      data: { name: 'broken.jpg' },
    })
  })

  it('does not wait for ever for a job that was cleared away', async () => {
    const waiting = waitForJob('job-1')
    tell('job.changed', job('queued'))
    useJobs.setState({ jobs: [] })
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('shows each result as it comes', () => {
    tell('job.changed', job('running'))
    const output = { asset: 'x', step: 'adjust.tone', data: {}, seconds: 1 }
    tell('job.output', { job: 'job-1', output })
    tell('job.output', { job: 'job-1', output })
    expect(useJobs.getState().jobs[0]?.outputs).toHaveLength(1)
  })
})
