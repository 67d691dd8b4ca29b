import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type ErrorPayload, fromPayload } from '../../preload/contract/errors'
import { createPacer } from './pacer'
import { encodeNaturalPng, type NaturalPicture } from './pixels/naturalPng'
import { writeWorkFile } from './writeNewFile'

/** To the thread: a picture and where its file goes. */
export interface PngRequest {
  readonly picture: NaturalPicture
  readonly file: string
}

/** From the thread, for every picture in the order they came. */
export type PngAnswer =
  | { readonly kind: 'written' }
  | { readonly kind: 'failed'; readonly error: ErrorPayload }

let thread: WriterThread | undefined

/**
 * Writes a natural picture as a new PNG, in a thread beside this one: networks hold this one, so that every turn of its
 * event loop would be waited for. Throws what `encodeNaturalPng` and `writeWorkFile` throw.
 */
export async function writePng(
  picture: NaturalPicture,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  const writer = borrowThread()
  if (writer) return writer.write({ picture, file })
  await writeWorkFile(file, await encodeNaturalPng(picture, createPacer(signal)))
}

/** Ends the thread, unless a picture is with it. */
export async function endPngWriter(): Promise<void> {
  const idle = thread?.isIdle ? thread : undefined
  if (!idle) return
  // A picture that comes meanwhile gets a new one.
  thread = undefined
  await idle.end()
}

/** None on one core, where it would only take turns, or where there is no program for it. */
function borrowThread(): WriterThread | undefined {
  const program = join(__dirname, 'pngWorker.cjs')
  if (availableParallelism() < 2 || !existsSync(program)) return undefined
  thread ??= new WriterThread(program)
  return thread
}

interface Waiting {
  resolve(): void
  reject(error: Error): void
}

class WriterThread {
  private readonly worker: Worker
  private readonly waiting: Waiting[] = []

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

  write(request: PngRequest): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject })
      // A copy of its own can change hands without another one.
      const samples = new Uint8Array(request.picture.samples)
      this.worker.postMessage({ ...request, picture: { ...request.picture, samples } }, [
        samples.buffer,
      ])
    })
  }

  async end(): Promise<void> {
    await this.worker.terminate()
  }

  /** The next picture gets a new thread. */
  private lose(error: Error): void {
    if (thread === this) thread = undefined
    for (const one of this.waiting.splice(0)) one.reject(error)
  }
}
