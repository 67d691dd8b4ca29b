import { type ErrorPayload, fromPayload } from '../../preload/contract/errors'
import { AnsweringThread } from './answeringThread'
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

/** A thread that runs `pngWorker`. Once it is lost, it fails what it was given, and another one has to be started. */
export class PngThread {
  private readonly thread: AnsweringThread<PngRequest, PngAnswer>
  private written = 0

  /** `program`: where `pngWorker` lies as the build makes it. */
  constructor(program: string) {
    this.thread = new AnsweringThread(program, 'writes pictures')
  }

  get isIdle(): boolean {
    return this.thread.asked === 0
  }

  get isLost(): boolean {
    return this.thread.isLost
  }

  /**
   * Writes a picture after all those before. Throws what `encodeNaturalPng` and `writeWorkFileAtOnce` throw, the
   * signal's reason when aborted, and why the thread was lost.
   */
  async write(picture: NaturalPicture, file: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    const number = this.written
    this.written += 1
    const cancel = () => this.thread.tell({ kind: 'cancel', number })
    signal.addEventListener('abort', cancel, { once: true })
    try {
      // A copy of its own can change hands without another one.
      const samples = new Uint8Array(picture.samples)
      const answer = await this.thread.ask(
        { kind: 'write', number, picture: { ...picture, samples }, file },
        [samples.buffer],
      )
      if (answer.kind === 'failed') throw fromPayload(answer.error)
    } catch (error) {
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
