import type { ExportWork } from './manyExport'

/** Exports under way, so that a window can follow them and stop them. */
export class ExportRuns {
  private readonly running = new Map<string, AbortController>()

  constructor(private readonly tell: (id: string, done: number, total: number) => void) {}

  /** Runs an export under the id that its caller chose, or without one that anybody could name. */
  async run<Result>(
    id: string | undefined,
    signal: AbortSignal | undefined,
    work: (run: ExportWork) => Promise<Result>,
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

  /** Stops an export; false where none of that id runs. */
  cancel(id: string): boolean {
    const controller = this.running.get(id)
    controller?.abort()
    return controller !== undefined
  }
}
