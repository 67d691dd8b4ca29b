import { create } from 'zustand'
import { isForgotten, type Task } from '../../preload/contract/task'
import { secondsLeft, startPace, updatePace } from '../../preload/contract/timeLeft'
import { studio } from './studio'
import { ToldMeanwhile } from './toldMeanwhile'

interface TaskState {
  /** Exports, folder runs, searches and imports, the newest first. */
  readonly tasks: readonly Task[]
  readonly load: () => Promise<void>
  readonly cancel: (id: string) => Promise<void>
  readonly clear: (ids?: string[]) => Promise<void>
}

/** Work that this window does itself, by the id of its task. */
const own = new Map<string, AbortController>()

const told = new ToldMeanwhile<Task>(placeTask)

/** Exports and folder runs as the core tells of them, and what the window itself is at. */
export const useTasks = create<TaskState>()((set, get) => {
  const take = (listed: readonly Task[]) =>
    set({ tasks: [...get().tasks.filter(({ id }) => own.has(id)), ...listed] })
  return {
    tasks: [],
    load: async () => take(await told.list(() => studio().calls.tasks.list({}))),
    cancel: async (id) => {
      const stop = own.get(id)
      if (stop) stop.abort()
      else await studio().calls.tasks.cancel({ id })
    },
    clear: async (ids) => take(await studio().calls.tasks.clear(ids ? { ids } : {})),
  }
})

export function isOver(task: Task): boolean {
  return task.state !== 'running'
}

/** How much of a task is over, 0..1; 0 where it does not know how much there is. */
export function taskProgress({ done, total }: Task): number {
  return total === 0 ? 0 : done / total
}

/** The list with a task in its place, or in front where it is new; without it where it is to be forgotten. */
function placeTask(tasks: readonly Task[], task: Task): readonly Task[] {
  if (isForgotten(task)) return tasks.filter(({ id }) => id !== task.id)
  return tasks.some(({ id }) => id === task.id)
    ? tasks.map((other) => (other.id === task.id ? task : other))
    : [task, ...tasks]
}

function put(task: Task): void {
  useTasks.setState(({ tasks }) => ({ tasks: placeTask(tasks, task) }))
}

/** Follows the core's events; returns a function that stops it. */
export function followTasks(): () => void {
  return studio().on('task.changed', (task) => {
    told.note(task)
    put(task)
  })
}

interface OwnWork {
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number) => void
}

/** Takes files in as a task that the tray shows and stops, like those of the core. */
export async function runImport<Result>(
  name: string,
  work: (task: OwnWork) => Promise<Result>,
): Promise<Result> {
  const id = crypto.randomUUID()
  const stop = new AbortController()
  const counts = { files: 0, skipped: 0, failures: [], failed: 0 }
  const started = Date.now()
  const task = { id, kind: 'import', name, started, ...counts } as const
  let pace = startPace(started)
  own.set(id, stop)
  put({ ...task, state: 'running', done: 0, total: 0 })
  try {
    return await work({
      signal: stop.signal,
      progress: (done, total) => {
        const now = Date.now()
        pace = updatePace(pace, now, total === 0 ? 0 : done / total)
        const left = secondsLeft(pace, now)
        put({
          ...task,
          state: 'running',
          done,
          total,
          ...(left === undefined ? {} : { secondsLeft: left }),
        })
      },
    })
  } finally {
    own.delete(id)
    put({ ...task, state: 'done', done: 0, total: 0 })
  }
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
