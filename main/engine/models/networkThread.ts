import { Worker } from 'node:worker_threads'
import type { Tensor } from 'onnxruntime-node'
import type { NetworkDevice, NetworkSession } from './networkSession'
import { type PackedTensor, packTensors, unpackTensors } from './packedTensors'

/** To the thread: its network, and what to run it on. */
export type NetworkRequest =
  | { readonly kind: 'open'; readonly path: string; readonly device: NetworkDevice }
  | { readonly kind: 'run'; readonly feeds: readonly PackedTensor[] }
  | { readonly kind: 'end' }

/** From the thread, for every request in the order they came. */
export type NetworkAnswer =
  | { readonly kind: 'opened'; readonly inputMetadata: NetworkSession['inputMetadata'] }
  | { readonly kind: 'ran'; readonly outputs: readonly PackedTensor[] }
  | { readonly kind: 'failed'; readonly message: string }

interface Waiting {
  resolve(answer: NetworkAnswer): void
  reject(error: Error): void
}

/** A thread that runs `networkWorker`: a network's run holds the thread that asks for it, so two at once need two. */
export class NetworkThread {
  private readonly worker: Worker
  private readonly waiting: Waiting[] = []
  private readonly ended: Promise<void>
  private lostBy: Error | undefined

  /** `program`: where `networkWorker` lies as the build makes it. */
  constructor(program: string) {
    this.worker = new Worker(program)
    // An engine that is done must not be kept alive.
    this.worker.unref()
    this.worker.on('message', (answer: NetworkAnswer) => {
      const one = this.waiting.shift()
      if (answer.kind === 'failed') one?.reject(new Error(answer.message))
      else one?.resolve(answer)
    })
    this.worker.on('error', (error) => this.lose(error))
    this.ended = new Promise((resolve) => this.worker.once('exit', () => resolve()))
    this.worker.on('exit', () => this.lose(new Error('the thread that runs a network ended')))
  }

  /** Runs that it has not answered yet. */
  get runs(): number {
    return this.waiting.length
  }

  /** Loads the thread's network. Throws what the runtime says, and why the thread was lost. */
  async open(path: string, device: NetworkDevice): Promise<NetworkSession['inputMetadata']> {
    const answer = await this.ask({ kind: 'open', path, device })
    return answer.kind === 'opened' ? answer.inputMetadata : []
  }

  /** Runs it, after all runs before. Throws as `open`. */
  async run(feeds: Readonly<Record<string, Tensor>>): Promise<Record<string, Tensor>> {
    const answer = await this.ask({ kind: 'run', feeds: packTensors(feeds) })
    return unpackTensors(answer.kind === 'ran' ? answer.outputs : [])
  }

  /** Ends it once what is under way is answered: a thread that is torn out of a network's run takes the engine along. */
  async end(): Promise<void> {
    if (!this.lostBy) {
      this.lostBy = new Error('the thread that runs a network ended')
      this.worker.postMessage({ kind: 'end' } satisfies NetworkRequest)
    }
    await this.ended
  }

  private ask(request: NetworkRequest): Promise<NetworkAnswer> {
    return new Promise((resolve, reject) => {
      if (this.lostBy) {
        reject(this.lostBy)
        return
      }
      this.waiting.push({ resolve, reject })
      this.worker.postMessage(request)
    })
  }

  private lose(error: Error): void {
    this.lostBy ??= error
    for (const one of this.waiting.splice(0)) one.reject(error)
  }
}
