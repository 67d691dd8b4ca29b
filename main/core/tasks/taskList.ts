import { randomUUID } from 'node:crypto'
import type { LeftOut } from '../../../preload/contract/folderFindings'
import { isForgotten, type Task, type TaskFailure } from '../../../preload/contract/task'
import {
  type PaceEstimate,
  secondsLeft,
  startPace,
  updatePace,
} from '../../../preload/contract/timeLeft'
import { throwIfAborted, toFailure } from '../failure'
import type { RunWork } from '../namedRuns'
import type { TaskJournal } from './taskJournal'

/** What a task has done in the end. */
export interface TaskReport {
  readonly files: number
  readonly skipped: number
  readonly failures: TaskFailure[]
  readonly leftOut?: LeftOut
  /** It was stopped, and tells what it had done by then. */
  readonly stopped?: boolean
}

/** What a task's work is given. */
export interface TaskWork extends RunWork {
  readonly signal: AbortSignal
}

interface TaskStart {
  /** The id that its caller chose, so that it can follow the task from the start. */
  readonly id?: string | undefined
  readonly kind: Task['kind']
  readonly name: string
}

interface RunningTask {
  readonly stop: AbortController
  readonly finished: Promise<unknown>
  pace: PaceEstimate
  told: number
}

const keptTasks = 50
const toldFailures = 100
const progressMilliseconds = 200

/** Exports, folder runs and searches, under way and lately over, so that every window can follow and stop them. */
export class TaskList {
  private tasks: readonly Task[] = []
  private readonly running = new Map<string, RunningTask>()

  private closed = false

  constructor(
    private readonly tell: (task: Task) => void,
    /** Where what is under way is written down; left out, it is not. */
    private readonly journal?: TaskJournal,
  ) {}

  /** Does some work as a task; it is told of from here to its end. Throws what the work throws. */
  async run<Report extends TaskReport>(
    { id = randomUUID(), kind, name }: TaskStart,
    signal: AbortSignal | undefined,
    work: (task: TaskWork) => Promise<Report>,
  ): Promise<Report> {
    const stop = new AbortController()
    const abort = () => stop.abort()
    if (signal?.aborted) abort()
    signal?.addEventListener('abort', abort, { once: true })
    const started = Date.now()
    const noted = this.journal?.begin(id, { kind, name })
    const nothing = { done: 0, total: 0, files: 0, skipped: 0, failures: [], failed: 0 }
    this.put({ id, kind, name, state: 'running', started, ...nothing })
    // Begun after it is in the list, which its progress goes into.
    const doing = Promise.resolve().then(() => {
      throwIfAborted(stop.signal)
      return work({
        signal: stop.signal,
        progress: (done, total) => this.progress(id, done, total),
      })
    })
    this.running.set(id, { stop, finished: doing, pace: startPace(started), told: 0 })
    try {
      const report = await doing
      this.end(id, report.stopped ? 'cancelled' : 'done', report)
      return report
    } catch (error) {
      const failure = toFailure(error)
      const { code, data } = failure.toPayload()
      const told = Object.entries(data).map(([key, value]) => [
        key,
        typeof value === 'object' ? [...value] : value,
      ])
      if (failure.code === 'cancelled') this.end(id, 'cancelled')
      else this.end(id, 'failed', { error: { code, data: Object.fromEntries(told) } })
      throw failure
    } finally {
      signal?.removeEventListener('abort', abort)
      await noted
      // What the studio's end has stopped is told of at its next start.
      if (!this.closed) await this.journal?.end(id)
    }
  }

  /** How many are under way. */
  get busy(): number {
    return this.running.size
  }

  list(): Task[] {
    return this.tasks.map((task) => this.current(task))
  }

  /** Stops a task; false where none of that id runs. */
  cancel(id: string): boolean {
    const task = this.running.get(id)
    task?.stop.abort()
    return task !== undefined
  }

  clear(ids: readonly string[] | undefined): Task[] {
    this.tasks = this.tasks.filter(
      ({ id, state }) => state === 'running' || (ids !== undefined && !ids.includes(id)),
    )
    return this.list()
  }

  /** Stops all of them and waits for their ends. */
  async close(): Promise<void> {
    this.closed = true
    const running = [...this.running.values()]
    for (const { stop } of running) stop.abort()
    await Promise.allSettled(running.map(({ finished }) => finished))
  }

  private progress(id: string, done: number, total: number): void {
    const running = this.running.get(id)
    const task = this.tasks.find((one) => one.id === id)
    if (!running || !task) return
    const now = Date.now()
    const share = total === 0 ? 0 : done / total
    // Searching for what there is to do says nothing about how fast it is done.
    running.pace = task.total === 0 ? startPace(now, share) : updatePace(running.pace, now, share)
    const next = { ...task, done, total }
    this.tasks = this.tasks.map((one) => (one.id === id ? next : one))
    const isLast = total > 0 && done >= total
    if (now - running.told < progressMilliseconds && !isLast && done > 0) return
    running.told = now
    this.tell(this.current(next))
  }

  private end(
    id: string,
    state: Task['state'],
    result: Partial<TaskReport> & Pick<Task, 'error'> = {},
  ): void {
    this.running.delete(id)
    const task = this.tasks.find((one) => one.id === id)
    if (!task) return
    const { files = 0, skipped = 0, failures = [], leftOut, error } = result
    this.put({
      ...task,
      state,
      finished: Date.now(),
      files,
      skipped,
      failures: failures.slice(0, toldFailures),
      failed: failures.length,
      ...(leftOut ? { leftOut } : {}),
      ...(error ? { error } : {}),
    })
  }

  private put(task: Task): void {
    const others = this.tasks.filter(({ id }) => id !== task.id)
    this.tasks = [task, ...others]
      .sort((left, right) => right.started - left.started)
      .filter((one, place) => one.state === 'running' || (place < keptTasks && !isForgotten(one)))
    this.tell(this.current(task))
  }

  private current(task: Task): Task {
    const running = this.running.get(task.id)
    const left = running && secondsLeft(running.pace, Date.now())
    return left === undefined ? task : { ...task, secondsLeft: left }
  }
}
