import { describe, expect, it } from 'vitest'
import type { Job, JobState } from '../../../../preload/contract/job'
import {
  foremostJob,
  moveTarget,
  placeJob,
  reorderJobs,
  trayOrder,
} from '../../../../renderer/state/jobList'

const job = (id: string, state: JobState, outputs: Job['outputs'] = []): Job => ({
  id,
  state,
  recipe: { version: 1, steps: [{ step: 'adjust.tone', parameters: {}, enabled: true }] },
  inputs: [],
  created: 0,
  progress: 0,
  attempts: 0,
  outputs,
})

const ids = (jobs: readonly Job[]) => jobs.map(({ id }) => id)
const queue = [job('run', 'running'), job('a', 'queued'), job('b', 'queued'), job('c', 'queued')]

describe('the job list', () => {
  it('puts a new job behind those that wait and before those that ended', () => {
    const jobs = placeJob([...queue, job('old', 'done')], job('new', 'queued'))
    expect(ids(jobs)).toEqual(['run', 'a', 'b', 'c', 'new', 'old'])
  })

  it('does not lose results to an event that was overtaken', () => {
    const output = { asset: 'x', step: 'adjust.tone', data: {}, seconds: 1 }
    const [kept] = placeJob([job('run', 'running', [output])], job('run', 'running'))
    expect(kept?.outputs).toEqual([output])
  })

  it('follows the order that the core tells', () => {
    expect(ids(reorderJobs(queue, ['run', 'c', 'a', 'b']))).toEqual(['run', 'c', 'a', 'b'])
  })

  it('keeps what runs in sight, the queue in its order, and the latest result on top of the ended', () => {
    const jobs = [
      job('b', 'queued'),
      { ...job('old', 'done'), finished: 1 },
      job('a', 'queued'),
      job('run', 'running'),
      { ...job('new', 'failed'), finished: 2 },
      job('cut', 'interrupted'),
    ]
    expect(ids(trayOrder(jobs))).toEqual(['run', 'cut', 'b', 'a', 'new', 'old'])
  })

  it('tells of the job that began last while a training runs beside it', () => {
    const training = { ...job('training', 'running'), started: 1 }
    const drawing = { ...job('drawing', 'running'), started: 2 }
    expect(foremostJob([job('a', 'queued'), training, drawing])?.id).toBe('drawing')
    expect(foremostJob([training, { ...drawing, state: 'done' }])?.id).toBe('training')
    expect(foremostJob([job('a', 'queued')])).toBeUndefined()
  })

  it('moves a waiting job one place, and not beyond the ends', () => {
    expect(moveTarget(queue, 'b', 'up')).toEqual({ before: 'a' })
    expect(moveTarget(queue, 'a', 'down')).toEqual({ before: 'c' })
    expect(moveTarget(queue, 'b', 'down')).toEqual({ before: undefined })
    expect(moveTarget(queue, 'a', 'up')).toBeUndefined()
    expect(moveTarget(queue, 'c', 'down')).toBeUndefined()
    expect(moveTarget(queue, 'run', 'down')).toBeUndefined()
  })
})
