import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type ErrorPayload, fromPayload } from '../../../../preload/contract/errors'
import { AnsweringThread } from '../../answeringThread'
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

/** A thread that runs `textureWorker`. After a failure it is not used again. */
class TextureThread {
  private readonly thread: AnsweringThread<TextureRequest, TextureAnswer>

  constructor(path: string) {
    this.thread = new AnsweringThread(path, 'draws holes')
  }

  async draw(
    picture: Raster,
    hole: Uint8Array,
    { thickness, seed, pacer, progress }: TextureOptions,
  ): Promise<Float32Array> {
    const { signal } = pacer
    const cancel = () => this.thread.tell({ kind: 'cancel' })
    signal.addEventListener('abort', cancel, { once: true })
    try {
      const answer = await this.thread.ask(
        { kind: 'draw', picture, hole, thickness, seed },
        [picture.data.buffer as ArrayBuffer],
        (message) => {
          if (message.kind !== 'progress') return false
          progress(message.fraction)
          return true
        },
      )
      if (answer.kind === 'drawn') return answer.data
      throw answer.kind === 'failed' ? fromPayload(answer.error) : new Error('nothing was drawn')
    } catch (error) {
      void this.end()
      signal.throwIfAborted()
      throw error
    } finally {
      signal.removeEventListener('abort', cancel)
    }
  }

  end(): Promise<void> {
    return this.thread.terminate()
  }
}

function program(): string {
  return join(__dirname, 'textureWorker.cjs')
}
