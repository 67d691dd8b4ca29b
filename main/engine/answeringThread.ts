import { Worker } from 'node:worker_threads'

interface Waiting<Answer> {
  /** Takes what is told before the answer; true where a message was such a thing. */
  readonly takes: (message: Answer) => boolean
  resolve(answer: Answer): void
  reject(error: Error): void
}

/**
 * A thread of the engine that is asked things and answers each, in their order. Once it is lost it fails what
 * it was asked and will be, with why, and another one has to be started.
 */
export class AnsweringThread<Request, Answer> {
  private readonly worker: Worker
  private readonly waiting: Waiting<Answer>[] = []
  private readonly ended: Promise<void>
  private lostBy: Error | undefined

  /** `program`: where the thread's entry lies as the build makes it; `work`: what it does, for the error when it is lost. */
  constructor(
    program: string,
    private readonly work: string,
  ) {
    this.worker = new Worker(program)
    // An engine that is done must not be kept alive.
    this.worker.unref()
    this.worker.on('message', (message: Answer) => {
      if (!this.waiting[0]?.takes(message)) this.waiting.shift()?.resolve(message)
    })
    this.worker.on('error', (error) => this.lose(error))
    this.ended = new Promise((resolve) => this.worker.once('exit', () => resolve()))
    this.worker.on('exit', () => this.lose(this.hasEnded()))
  }

  /** What it has been asked and has not answered yet. */
  get asked(): number {
    return this.waiting.length
  }

  get isLost(): boolean {
    return this.lostBy !== undefined
  }

  /** Asks after all that was asked before; rejects with why the thread was lost. `handedOver` is this side's no more. */
  ask(
    request: Request,
    handedOver: readonly ArrayBuffer[] = [],
    takes: (message: Answer) => boolean = () => false,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.lostBy) {
        reject(this.lostBy)
        return
      }
      this.waiting.push({ takes, resolve, reject })
      this.worker.postMessage(request, handedOver)
    })
  }

  /** Tells it something that has no answer. */
  tell(request: Request): void {
    this.worker.postMessage(request)
  }

  /** Asks nothing more of it, and tells it to end once what it was asked is answered. */
  async endWith(request: Request): Promise<void> {
    if (!this.lostBy) {
      this.lostBy = this.hasEnded()
      this.tell(request)
    }
    await this.ended
  }

  /** Ends it in the midst of whatever it does. */
  async terminate(): Promise<void> {
    await this.worker.terminate()
  }

  private hasEnded(): Error {
    return new Error(`the thread that ${this.work} ended`)
  }

  private lose(error: Error): void {
    this.lostBy ??= error
    for (const one of this.waiting.splice(0)) one.reject(error)
  }
}
