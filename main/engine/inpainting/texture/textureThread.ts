import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type ErrorPayload, fromPayload } from '../../../../preload/contract/errors'
import type { Raster } from '../../resize/resizePlanes'
import { createSlots } from '../../slots'
import { continueTexture, type TextureOptions } from './continueTexture'

/** To a thread: a hole to be drawn, or that nobody wants the last one any more. */
export type TextureRequest =
  | {
      readonly kind: 'draw'
      readonly picture: Raster
      readonly hole: Uint8Array
      readonly thickness: number
      readonly seed: number
    }
  | { readonly kind: 'cancel' }

/** From a thread: how far it is, and in the end what it drew. */
export type TextureAnswer =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'drawn'; readonly data: Float32Array }
  | { readonly kind: 'failed'; readonly error: ErrorPayload }

const idle: TextureThread[] = []
/** Two at once: each holds several times its surround. */
const slot = createSlots(2)

/** How many holes are drawn at once: beside the network's runs for the next one, where there is a core for it. */
export function texturesAtOnce(): number {
  return availableParallelism() >= 2 && existsSync(program()) ? 2 : 1
}

/** The same as `continueTexture`, in a thread beside this one where there is a core for it; takes the picture's memory. */
export async function drawBeside(
  picture: Raster,
  hole: Uint8Array,
  options: TextureOptions,
): Promise<Float32Array> {
  if (texturesAtOnce() < 2) return continueTexture(picture, hole, options)
  return slot(async () => {
    options.pacer.signal.throwIfAborted()
    const thread = idle.pop() ?? new TextureThread(program())
    const drawn = await thread.draw(picture, hole, options)
    idle.push(thread)
    return drawn
  })
}

/** Ends the threads that draw nothing. */
export async function endTextureThreads(): Promise<void> {
  await Promise.all(idle.splice(0).map((thread) => thread.end()))
}

interface Drawing {
  readonly progress: (fraction: number) => void
  resolve(data: Float32Array): void
  reject(error: unknown): void
}

/** A thread that runs `textureWorker`. After a failure it is not used again. */
class TextureThread {
  private readonly worker: Worker
  private drawing: Drawing | undefined

  constructor(path: string) {
    this.worker = new Worker(path)
    // An engine that is done must not be kept alive.
    this.worker.unref()
    this.worker.on('message', (answer: TextureAnswer) => {
      if (answer.kind === 'progress') this.drawing?.progress(answer.fraction)
      else if (answer.kind === 'drawn') this.drawing?.resolve(answer.data)
      else this.drawing?.reject(fromPayload(answer.error))
    })
    this.worker.on('error', (error) => this.drawing?.reject(error))
    this.worker.on('exit', () =>
      this.drawing?.reject(new Error('the thread that draws holes ended')),
    )
  }

  async draw(
    picture: Raster,
    hole: Uint8Array,
    { thickness, seed, pacer, progress }: TextureOptions,
  ): Promise<Float32Array> {
    const { signal } = pacer
    const cancel = () => this.worker.postMessage({ kind: 'cancel' } satisfies TextureRequest)
    signal.addEventListener('abort', cancel, { once: true })
    try {
      return await new Promise<Float32Array>((resolve, reject) => {
        this.drawing = { progress, resolve, reject }
        const request: TextureRequest = { kind: 'draw', picture, hole, thickness, seed }
        this.worker.postMessage(request, [picture.data.buffer as ArrayBuffer])
      })
    } catch (error) {
      void this.end()
      signal.throwIfAborted()
      throw error
    } finally {
      this.drawing = undefined
      signal.removeEventListener('abort', cancel)
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate()
  }
}

function program(): string {
  return join(__dirname, 'textureWorker.cjs')
}
