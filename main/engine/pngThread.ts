import { Worker } from 'node:worker_threads'
import { type ErrorPayload, fromPayload } from '../../preload/contract/errors'
import type { NaturalPicture } from './pixels/naturalPng'

/** To the thread: a picture and where its file goes, or that nobody wants a picture any more. */
export type PngRequest =
  | {
      readonly kind: 'write'
      readonly number: number
      readonly picture: NaturalPicture
      readonly file: string
    }
  | { readonly kind: 'cancel'; readonly number: number }

/** From the thread, for every picture in the order they came. */
export type PngAnswer =
  | { readonly kind: 'written' }
  | { readonly kind: 'failed'; readonly error: ErrorPayload }

interface Waiting {
  resolve(): void
  reject(error: unknown): void
}

/** A thread that runs `pngWorker`. Once it is lost, it fails what it was given, and another one has to be started. */
export class PngThread {
  private readonly worker: Worker
  private readonly waiting: Waiting[] = []
  private written = 0
  private lostBy: Error | undefined

  /** `program`: where `pngWorker` lies as the build makes it. */
  constructor(program: string) {
    this.worker = new Worker(program)
    // An engine that is done must not be kept alive.
    this.worker.unref()
    this.worker.on('message', (answer: PngAnswer) => {
      const one = this.waiting.shift()
      if (answer.kind === 'written') one?.resolve()
      else one?.reject(fromPayload(answer.error))
    })
    this.worker.on('error', (error) => this.lose(error))
    this.worker.on('exit', () => this.lose(new Error('the thread that writes pictures ended')))
  }

  get isIdle(): boolean {
    return this.waiting.length === 0
  }

  get isLost(): boolean {
    return this.lostBy !== undefined
  }

  /**
   * Writes a picture after all those before. Throws what `encodeNaturalPng` and `writeWorkFileAtOnce` throw, the
   * signal's reason when aborted, and why the thread was lost.
   */
  async write(picture: NaturalPicture, file: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    if (this.lostBy) throw this.lostBy
    const number = this.written
    this.written += 1
    const cancel = () => this.post({ kind: 'cancel', number })
    signal.addEventListener('abort', cancel, { once: true })
    try {
      await new Promise<void>((resolve, reject) => {
        this.waiting.push({ resolve, reject })
        // A copy of its own can change hands without another one.
        const samples = new Uint8Array(picture.samples)
        const request: PngRequest = {
          kind: 'write',
          number,
          picture: { ...picture, samples },
          file,
        }
        this.post(request, samples.buffer)
      })
    } catch (error) {
      signal.throwIfAborted()
      throw error
    } finally {
      signal.removeEventListener('abort', cancel)
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate()
  }

  private post(request: PngRequest, ...handedOver: ArrayBuffer[]): void {
    this.worker.postMessage(request, handedOver)
  }

  private lose(error: Error): void {
    this.lostBy ??= error
    for (const one of this.waiting.splice(0)) one.reject(error)
  }
}
