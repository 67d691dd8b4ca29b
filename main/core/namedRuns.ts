/** What long work gets: when to stop, and whom to tell how far it is. */
export interface RunWork {
  readonly signal?: AbortSignal | undefined
  readonly progress: (done: number, total: number) => void
}

/** Long work under way that is no task of the user's (checks of the library), so that a window can follow it and stop it. */
export class NamedRuns {
  private readonly running = new Map<string, AbortController>()

  constructor(private readonly tell: (id: string, done: number, total: number) => void) {}

  /** Runs work under the id that its caller chose, or without one that anybody could name. */
  async run<Result>(
    id: string | undefined,
    signal: AbortSignal | undefined,
    work: (run: RunWork) => Promise<Result>,
  ): Promise<Result> {
    if (id === undefined) return work({ signal, progress: () => undefined })
    const controller = new AbortController()
    const stop = () => controller.abort()
    if (signal?.aborted) stop()
    signal?.addEventListener('abort', stop, { once: true })
    this.running.set(id, controller)
    try {
      return await work({
        signal: controller.signal,
        progress: (done, total) => this.tell(id, done, total),
      })
    } finally {
      signal?.removeEventListener('abort', stop)
      this.running.delete(id)
    }
  }

  /** Stops the work; false where none of that id runs. */
  cancel(id: string): boolean {
    const controller = this.running.get(id)
    controller?.abort()
    return controller !== undefined
  }
}
