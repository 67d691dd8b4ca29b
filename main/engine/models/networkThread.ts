import type { Tensor } from 'onnxruntime-node'
import { AnsweringThread } from '../answeringThread'
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

/** A thread that runs `networkWorker`: a network's run holds the thread that asks for it, so two at once need two. */
export class NetworkThread {
  private readonly thread: AnsweringThread<NetworkRequest, NetworkAnswer>

  /** `program`: where `networkWorker` lies as the build makes it. */
  constructor(program: string) {
    this.thread = new AnsweringThread(program, 'runs a network')
  }

  /** Runs that it has not answered yet. */
  get runs(): number {
    return this.thread.asked
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
  end(): Promise<void> {
    return this.thread.endWith({ kind: 'end' })
  }

  private async ask(request: NetworkRequest): Promise<NetworkAnswer> {
    const answer = await this.thread.ask(request)
    if (answer.kind === 'failed') throw new Error(answer.message)
    return answer
  }
}
