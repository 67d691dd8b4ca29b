import { create } from 'zustand'
import type { Task } from '../../preload/contract/task'
import { studio } from './studio'

interface TaskState {
  /** Exports and folder runs, the newest first. */
  readonly tasks: readonly Task[]
  readonly load: () => Promise<void>
  readonly cancel: (id: string) => Promise<void>
  readonly clear: (ids?: string[]) => Promise<void>
}

/** Exports and folder runs as the core tells of them. */
export const useTasks = create<TaskState>()((set) => ({
  tasks: [],
  load: async () => set({ tasks: await studio().calls.tasks.list({}) }),
  cancel: async (id) => {
    await studio().calls.tasks.cancel({ id })
  },
  clear: async (ids) => set({ tasks: await studio().calls.tasks.clear(ids ? { ids } : {}) }),
}))

export function isOver(task: Task): boolean {
  return task.state !== 'running'
}

/** Follows the core's events; returns a function that stops it. */
export function followTasks(): () => void {
  return studio().on('task.changed', (task) =>
    useTasks.setState(({ tasks }) => ({
      tasks: tasks.some(({ id }) => id === task.id)
        ? tasks.map((other) => (other.id === task.id ? task : other))
        : [task, ...tasks],
    })),
  )
}

/** Answers once a task of that id has been told of. */
export function taskBegun(id: string): Promise<void> {
  return new Promise((resolve) => {
    const look = ({ tasks }: TaskState) => {
      if (!tasks.some((task) => task.id === id)) return
      stop()
      resolve()
    }
    const stop = useTasks.subscribe(look)
    look(useTasks.getState())
  })
}
