import { describe, expect, it, vi } from 'vitest'
import { TaskList, type TaskReport } from '../../../main/core/tasks/taskList'
import { StudioError } from '../../../preload/contract/errors'
import type { Task } from '../../../preload/contract/task'
import { rejectionOf } from './errorOf'

const start = { kind: 'export', name: 'pictures.zip' } as const

function listenedTo() {
  const told: Task[] = []
  return { told, tasks: new TaskList((task) => told.push(task)) }
}

describe('the list of exports and folder runs', () => {
  it('tells of a task from its start to what it has done', async () => {
    const { told, tasks } = listenedTo()
    const failures = [{ name: 'b.png', code: 'image-damaged', data: {} }]
    await tasks.run(start, undefined, async ({ progress }) => {
      progress(1, 2)
      progress(2, 2)
      return { files: 1, skipped: 0, failures }
    })
    expect(told[0]).toMatchObject({ state: 'running', done: 0 })
    expect(told.at(-1)).toMatchObject({ state: 'done', done: 2, total: 2, files: 1, failed: 1 })
    expect(tasks.list()).toEqual([told.at(-1)])
    expect(tasks.busy).toBe(0)
    expect(tasks.clear(undefined)).toEqual([])
  })

  it('does not take the search for what there is to do for the pace of doing it', async () => {
    vi.useFakeTimers()
    try {
      const { tasks } = listenedTo()
      const left = await tasks.run(start, undefined, async ({ progress }) => {
        // Ten seconds until it is known what there is, then a hundred pictures a second.
        vi.advanceTimersByTime(10_000)
        progress(0, 1000)
        vi.advanceTimersByTime(1000)
        progress(100, 1000)
        return { files: 0, skipped: 0, failures: [], left: tasks.list()[0]?.secondsLeft }
      })
      expect(left.left).toBe(9)
    } finally {
      vi.useRealTimers()
    }
  })

  it('stops the one that is named, and no other', async () => {
    const { told, tasks } = listenedTo()
    const id = '6f2d3c1e-52f5-4a79-a5de-6a5a9d2b7a10'
    const stopped = tasks.run(
      { ...start, id },
      undefined,
      ({ signal }) =>
        new Promise<TaskReport>((_, reject) => {
          signal.addEventListener('abort', () => reject(new StudioError('cancelled')))
        }),
    )
    // Under way.
    await Promise.resolve()
    expect(tasks.cancel('another')).toBe(false)
    expect(tasks.busy).toBe(1)
    expect(tasks.clear(undefined)).toHaveLength(1)
    expect(tasks.cancel(id)).toBe(true)
    expect((await rejectionOf(stopped)).code).toBe('cancelled')
    expect(told.at(-1)).toMatchObject({ id, state: 'cancelled' })
    expect(tasks.cancel(id)).toBe(false)
  })

  it('says why one failed, and stops with the call that began it', async () => {
    const { told, tasks } = listenedTo()
    const failing = tasks.run(start, undefined, async () => {
      throw new StudioError('disk-full', { name: 'x' })
    })
    expect((await rejectionOf(failing)).code).toBe('disk-full')
    expect(told.at(-1)).toMatchObject({ state: 'failed', error: { code: 'disk-full' } })
    const gone = new AbortController()
    gone.abort()
    const late = tasks.run(start, gone.signal, async ({ signal }) => {
      signal.throwIfAborted()
      return { files: 0, skipped: 0, failures: [] }
    })
    expect((await rejectionOf(late)).code).toBe('cancelled')
  })
})
