import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { newSamples, type Samples } from '../pixels/quantize'
import type { PaintPlan, StripWindow } from './stripPainter'

/** To a worker: a new picture, or a strip of the last one. */
export type StripRequest =
  | { readonly kind: 'plan'; readonly plan: PaintPlan }
  | { readonly kind: 'strip'; readonly window: StripWindow }

/** From a worker, for every strip in the order they came. */
export type StripAnswer =
  | { readonly kind: 'painted'; readonly samples: Samples }
  | { readonly kind: 'failed'; readonly message: string }

/** A thread that paints strips of one picture until it is given back. */
export interface StripWorker {
  paint(window: StripWindow): Promise<Samples>
  giveBack(): void
}

/** More threads than this wait for the memory, and for the decoder and the encoder on either side. */
const mostWorkers = 3

const idle: WorkerThread[] = []

/** Threads beside this one, as many as are of use: none on one core or where there is no program for them. */
export function borrowStripWorkers(plan: PaintPlan): StripWorker[] {
  const program = join(__dirname, 'stripWorker.cjs')
  const count = Math.min(mostWorkers, availableParallelism() - 1)
  if (count < 1 || !existsSync(program)) return []
  return Array.from({ length: count }, () => {
    const thread = idle.pop() ?? new WorkerThread(program)
    thread.begin(plan)
    return thread
  })
}

/** Ends the threads that nobody uses. */
export async function endStripWorkers(): Promise<void> {
  await Promise.all(idle.splice(0).map((thread) => thread.end()))
}

interface Waiting {
  resolve(samples: Samples): void
  reject(error: Error): void
}

class WorkerThread implements StripWorker {
  private readonly worker: Worker
  private readonly waiting: Waiting[] = []
  private failure: Error | undefined
  private bitDepth: 8 | 16 = 8

  constructor(program: string) {
    this.worker = new Worker(program)
    // An engine that is done must not be kept alive.
    this.worker.unref()
    this.worker.on('message', (answer: StripAnswer) => {
      const one = this.waiting.shift()
      if (answer.kind === 'painted') one?.resolve(answer.samples)
      else one?.reject(new Error(answer.message))
    })
    this.worker.on('error', (error) => this.fail(error))
    this.worker.on('exit', () => this.fail(new Error('a strip worker ended')))
  }

  begin(plan: PaintPlan): void {
    this.bitDepth = plan.facts.bitDepth
    this.post({ kind: 'plan', plan })
  }

  paint(window: StripWindow): Promise<Samples> {
    return new Promise((resolve, reject) => {
      if (this.failure) {
        reject(this.failure)
        return
      }
      this.waiting.push({ resolve, reject })
      // A copy of its own can change hands without another one.
      const samples = newSamples(window.samples.length, this.bitDepth)
      samples.set(window.samples)
      this.post({ kind: 'strip', window: { ...window, samples } }, samples)
    })
  }

  giveBack(): void {
    if (!this.failure) idle.push(this)
  }

  async end(): Promise<void> {
    await this.worker.terminate()
  }

  private post(request: StripRequest, samples?: Samples): void {
    this.worker.postMessage(request, samples ? [samples.buffer as ArrayBuffer] : [])
  }

  private fail(error: Error): void {
    this.failure = error
    const place = idle.indexOf(this)
    if (place >= 0) idle.splice(place, 1)
    for (const one of this.waiting.splice(0)) one.reject(error)
  }
}
