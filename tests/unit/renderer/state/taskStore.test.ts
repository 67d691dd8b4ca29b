import { expect, it, vi } from 'vitest'
import type { Task } from '../../../../preload/contract/task'

let tell: (name: string, payload: unknown) => void = () => undefined

const task = (id: string, kind: Task['kind'], state: Task['state']): Task => ({
  id,
  kind,
  name: 'holiday',
  state,
  done: state === 'done' ? 2 : 1,
  total: 2,
  started: 0,
  files: 0,
  skipped: 0,
  failures: [],
  failed: 0,
})

vi.stubGlobal('window', {
  studioBridge: {
    subscribe: (listener: typeof tell) => {
      tell = listener
      return () => undefined
    },
    host: { kind: 'web', onCommand: () => () => undefined },
    calls: {
      'tasks/list': async () => {
        tell('task.changed', task('saved', 'export', 'done'))
        tell('task.changed', task('searched', 'look', 'done'))
        return {
          ok: true,
          value: [task('saved', 'export', 'running'), task('searched', 'look', 'running')],
        }
      },
    },
  },
})

const { followTasks, useTasks } = await import('../../../../renderer/state/taskStore')

/** An export would otherwise seem to run for ever, and a search that was over would come back. */
it('lets what an event told stand against a list that was on its way', async () => {
  followTasks()
  await useTasks.getState().load()
  expect(useTasks.getState().tasks.map(({ id, state }) => [id, state])).toEqual([['saved', 'done']])
})
