import { randomUUID } from 'node:crypto'
import type { Asset } from '../../../preload/contract/asset'
import type { RunOutput } from '../../../preload/contract/engineProtocol'
import { type ErrorPayload, StudioError } from '../../../preload/contract/errors'
import type { Job, JobOutput, JobState } from '../../../preload/contract/job'
import type { Recipe } from '../../../preload/contract/recipe'
import type { ImageReference } from '../../../preload/contract/references'
import {
  type PaceEstimate,
  secondsLeft,
  startPace,
  updatePace,
} from '../../../preload/contract/timeLeft'
import type { EditRenderer } from '../edits/renderEdit'
import type { EventHub } from '../eventHub'
import { toFailure } from '../failure'
import type { Library } from '../library/library'
import { LibrarySink } from '../library/librarySink'
import { placeBesidePictures } from '../recipes/besidePictures'
import type { OutputContext } from '../recipes/outputSink'
import { activeSteps, isApart, prepareRecipe } from '../recipes/prepareRecipe'
import { referencesOf } from '../recipes/recipeImages'
import type { RunOptions, RunPrepared, RunSummary } from '../recipes/runRecipe'
import { JobStore, type JobWishes } from './jobStore'

/** Jobs that take hours go beside the others. */
type Lane = 'usual' | 'apart'
const lanes: readonly Lane[] = ['usual', 'apart']

interface RunningJob {
  readonly id: string
  readonly lane: Lane
  readonly stop: AbortController
  readonly finished: Promise<void>
  job: Job
  pace: PaceEstimate
  told: number
  closing: boolean
  /** Inputs that are done and not marked so yet: that waits for the next output or the end, to be one flush with it. */
  readonly unmarked: Set<number>
}

interface JobEnd {
  readonly state: JobState
  readonly progress: number
  readonly error: ErrorPayload | undefined
  readonly inputsDone: readonly number[]
}

const retryMilliseconds = 5000
const retryable: readonly JobState[] = ['failed', 'cancelled', 'interrupted']
const progressMilliseconds = 200

/**
 * Jobs of one library, journalled: whatever ends the studio, none is lost silently. One at a time, and beside it
 * one of those that take hours.
 */
export class JobQueue {
  private readonly store: JobStore
  /** How jobs ended, until the journal has it. */
  private readonly ends = new Map<string, JobEnd>()
  private readonly running = new Map<Lane, RunningJob>()
  private readonly lanesOfJobs = new Map<string, Lane>()
  private later: NodeJS.Timeout | undefined
  private closed = false

  constructor(
    private readonly library: Library,
    private readonly run: RunPrepared,
    private readonly edits: Pick<EditRenderer, 'render'>,
    private readonly events: EventHub,
    private readonly held: boolean,
    private readonly log: (message: string, error?: unknown) => void,
  ) {
    this.store = new JobStore(library.database)
  }

  /** Offers what was interrupted and goes on with what waits. */
  open(): void {
    this.store.forgetOld()
    const interrupted = this.store.interruptRunning()
    if (interrupted > 0)
      this.events.emit('notice', { code: 'jobs-interrupted', data: { count: interrupted } })
    this.next()
  }

  /** Whether a job runs that is soon over. */
  get busy(): boolean {
    return this.running.has('usual')
  }

  /** Whether any job runs. */
  get working(): boolean {
    return this.running.size > 0
  }

  /** Throws what `prepareRecipe` throws, and `asset-not-found`. */
  submit(recipe: Recipe, inputs: readonly ImageReference[], wishes: JobWishes): Job {
    const prepared = prepareRecipe(recipe, inputs.length)
    if (wishes.edit && (inputs.length !== 1 || !inputs.every((input) => 'asset' in input)))
      throw new StudioError('recipe-invalid', { reason: 'an edit has one picture of the library' })
    for (const reference of [...inputs, ...referencesOf(prepared)]) {
      if ('asset' in reference) this.library.assets.row(reference.asset)
    }
    const id = randomUUID()
    const lane: Lane = isApart(prepared) ? 'apart' : 'usual'
    const startsNow = this.isIdle(lane)
    // What starts at once is flushed to the disk as one.
    const { job, begun } = this.library.database.transaction(() => ({
      job: this.store.insert(id, prepared, inputs, wishes),
      begun: startsNow ? this.store.begin(id) : undefined,
    }))
    this.events.emit('job.changed', job)
    if (begun) this.launch(begun, lane)
    else this.next()
    return this.get(id)
  }

  list(): Job[] {
    return this.store.list().map((job) => this.current(job))
  }

  get(id: string): Job {
    return this.current(this.store.get(id))
  }

  /** Answers when the job has stopped. Throws `job-state-differs` where it is over already. */
  async cancel(id: string): Promise<Job> {
    const state = this.store.state(id)
    const running = this.runningOf(id)
    if (running) {
      running.stop.abort()
      await running.finished
      return this.get(id)
    }
    if (state !== 'queued' && state !== 'interrupted')
      throw new StudioError('job-state-differs', { state })
    const job = this.store.end(id, 'cancelled', this.store.get(id).progress)
    this.events.emit('job.changed', job)
    return job
  }

  /** Queues what is left of a job again; what it has made stays. */
  retry(id: string): Job {
    const state = this.store.state(id)
    if (!retryable.includes(state)) throw new StudioError('job-state-differs', { state })
    const job = this.store.requeue(id)
    this.events.emit('job.changed', job)
    this.next()
    return this.get(id)
  }

  move(id: string, before: string | undefined): Job[] {
    const state = this.store.state(id)
    if (state !== 'queued') throw new StudioError('job-state-differs', { state })
    const others = this.store.queuedIds().filter((one) => one !== id)
    const place = before === undefined ? others.length : others.indexOf(before)
    if (before !== undefined && before !== id) {
      const beforeState = this.store.state(before)
      if (beforeState !== 'queued')
        throw new StudioError('job-state-differs', { state: beforeState })
    }
    if (before !== id) {
      const ids = [...others.slice(0, place), id, ...others.slice(place)]
      this.store.reorder(ids)
      this.events.emit('jobs.reordered', { ids })
    }
    return this.list()
  }

  clear(ids: readonly string[] | undefined): Job[] {
    this.store.clear(ids)
    return this.list()
  }

  /** Stops what runs; it is offered again when the library opens next. */
  async close(): Promise<void> {
    this.closed = true
    clearTimeout(this.later)
    const running = [...this.running.values()]
    for (const one of running) {
      one.closing = true
      one.stop.abort()
    }
    await Promise.all(running.map(({ finished }) => finished))
  }

  private runningOf(id: string): RunningJob | undefined {
    return [...this.running.values()].find((one) => one.id === id)
  }

  private laneOf(id: string): Lane {
    const known = this.lanesOfJobs.get(id)
    if (known) return known
    const lane = isApart(this.store.get(id).recipe) ? 'apart' : 'usual'
    this.lanesOfJobs.set(id, lane)
    return lane
  }

  /** Whether a job that comes now is the next of its lane. */
  private isIdle(lane: Lane): boolean {
    if (this.closed || this.held || this.running.has(lane) || this.ends.size > 0) return false
    return !this.store.queuedIds().some((id) => this.laneOf(id) === lane)
  }

  private current(job: Job): Job {
    const running = this.runningOf(job.id)
    if (!running || job.state !== 'running') return job
    const left = secondsLeft(running.pace, Date.now())
    return {
      ...job,
      progress: running.pace.progress,
      ...(left === undefined ? {} : { secondsLeft: left }),
    }
  }

  /** Starts the first waiting job of each lane. What the disk did not take is tried again later, so nothing gets stuck. */
  private next(): void {
    const free = lanes.filter((lane) => !this.running.has(lane))
    if (this.closed || free.length === 0) return
    try {
      this.writeEnds()
      const waiting = this.held ? [] : this.store.queuedIds()
      for (const lane of free) {
        const id = waiting.find((one) => this.laneOf(one) === lane)
        if (id !== undefined) this.launch(this.store.begin(id), lane)
      }
    } catch (error) {
      this.log('the job journal could not be written', error)
      this.tryLater()
    }
  }

  private tryLater(): void {
    clearTimeout(this.later)
    this.later = setTimeout(() => this.next(), retryMilliseconds)
    this.later.unref()
  }

  /** Starts a job that the journal has as running. */
  private launch(job: Job, lane: Lane): void {
    const { id } = job
    let finish = () => {}
    const running: RunningJob = {
      id,
      lane,
      stop: new AbortController(),
      finished: new Promise((resolve) => {
        finish = resolve
      }),
      job,
      pace: startPace(Date.now()),
      told: 0,
      closing: false,
      unmarked: new Set(),
    }
    this.running.set(lane, running)
    this.events.emit('job.changed', job)
    this.work(running)
      .catch((error: unknown) => {
        this.log(`the end of job ${id} could not be written down`, error)
        this.tryLater()
      })
      .finally(() => {
        this.running.delete(lane)
        this.lanesOfJobs.delete(id)
        finish()
        this.next()
      })
  }

  private async work(running: RunningJob): Promise<void> {
    const { id, job, stop } = running
    const remains = this.store.remains(id)
    let marked: readonly number[] = []
    const record = (asset: Asset, output: RunOutput, context: OutputContext) => {
      marked = [...running.unmarked]
      for (const input of marked) this.store.markDone(id, input)
      this.store.addOutput(id, {
        input: context.input?.index ?? 0,
        ordinal: context.ordinal,
        asset: asset.id,
        step: output.step,
        seconds: output.seconds,
      })
    }
    try {
      const summary = await this.runJob(job, record, {
        signal: stop.signal,
        doneBefore: (input) =>
          remains.done.has(input) ? 'done' : (remains.stored.get(input) ?? 0),
        onInputDone: (input, failure) => {
          if (!failure) running.unmarked.add(input)
        },
        onProgress: (fraction) => this.progress(running, fraction),
        onOutput: (asset, output, context) => {
          for (const input of marked) running.unmarked.delete(input)
          const reference = context.input?.reference
          const told: JobOutput = {
            asset: asset.id,
            ...(reference && 'asset' in reference ? { input: reference.asset } : {}),
            step: output.step,
            data: { ...output.data },
            ...(output.seed === undefined ? {} : { seed: output.seed }),
            ...(output.model === undefined ? {} : { model: output.model }),
            seconds: output.seconds,
          }
          this.events.emit('job.output', { job: id, output: told })
          this.events.emit('library.changed', {
            ids: [asset.id, ...this.library.assets.parents(asset.id)],
          })
        },
      })
      const first = summary.failures[0]
      if (first) {
        const { code, data } = first.error
        const counts = { failed: summary.failures.length, inputs: job.inputs.length }
        this.finish(running, 'failed', { code, data: { ...data, ...counts } })
      } else {
        this.finish(running, 'done')
      }
    } catch (error) {
      const failure = toFailure(error)
      if (failure.code === 'internal') this.log(`job ${id} failed`, error)
      if (failure.code === 'disk-full') this.events.emit('notice', { code: 'disk-full', data: {} })
      if (running.closing) this.finish(running, 'interrupted')
      else if (stop.signal.aborted) this.finish(running, 'cancelled')
      else this.finish(running, 'failed', failure.toPayload())
    }
  }

  private runJob(
    job: Job,
    record: (asset: Asset, output: RunOutput, context: OutputContext) => void,
    options: RunOptions<Asset>,
  ): Promise<RunSummary> {
    const { recipe, inputs } = job
    const [source] = inputs
    if (source && 'asset' in source && this.store.isEdit(job.id))
      return this.edits.render(recipe, source.asset, record, options)
    const place = placeBesidePictures(activeSteps(recipe).map((step) => step.step))
    const sink = new LibrarySink(this.library, place, record, {
      fillsIn: !this.store.isReviewed(job.id),
    })
    return this.run(recipe, inputs, sink, options)
  }

  private progress(running: RunningJob, fraction: number): void {
    const now = Date.now()
    running.pace = updatePace(running.pace, now, Math.min(1, fraction))
    // A job with many outputs is a large message: it is told less often.
    if (now - running.told < Math.max(progressMilliseconds, running.job.outputs.length)) return
    running.told = now
    running.job = this.store.get(running.id)
    this.events.emit('job.changed', this.current(running.job))
  }

  private finish(running: RunningJob, state: JobState, error?: ErrorPayload): void {
    const progress = state === 'done' ? 1 : running.pace.progress
    this.ends.set(running.id, { state, progress, error, inputsDone: [...running.unmarked] })
    this.writeEnds()
  }

  private writeEnds(): void {
    for (const [id, { state, progress, error, inputsDone }] of this.ends) {
      const job = this.library.database.transaction(() => {
        for (const input of inputsDone) this.store.markDone(id, input)
        return this.store.end(id, state, progress, error)
      })
      this.ends.delete(id)
      this.events.emit('job.changed', job)
    }
  }
}
