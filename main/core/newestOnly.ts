import { StudioError } from '../../preload/contract/errors'

/** Work that only its newest request is worth: each cancels the one before, which throws `cancelled`. */
export class NewestOnly {
  private running: AbortController | undefined

  async run<Result>(
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    this.end()
    const running = new AbortController()
    this.running = running
    const stop = () => running.abort()
    if (signal?.aborted) stop()
    signal?.addEventListener('abort', stop, { once: true })
    try {
      return await work(running.signal)
    } catch (error) {
      throw running.signal.aborted ? new StudioError('cancelled', {}, { cause: error }) : error
    } finally {
      signal?.removeEventListener('abort', stop)
      if (this.running === running) this.running = undefined
    }
  }

  /** Gives up what is under way, which throws `cancelled`. */
  end(): void {
    this.running?.abort()
  }
}
