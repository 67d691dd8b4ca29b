import { toFailure } from '../failure'
import type { WatchPause } from '../watch/settled'
import type { Library } from './library'

interface AheadOptions {
  /** False leaves thumbnails to be made when they are first asked for. */
  readonly active: boolean
  /** Whether the user waits for something: thumbnails are made in between. */
  readonly busy: () => boolean
  /** Waits before each look at that. */
  readonly pause: WatchPause
  readonly log: (message: string, error?: unknown) => void
}

/** More are made when they are first asked for: the newest are those that a first scroll shows. */
const mostWaiting = 20_000

/**
 * Makes thumbnails of pictures that come into the library before anybody scrolls to them: one at a time, only
 * while nothing else is asked of the machine, the newest first. What a closed studio left is found when it
 * opens again.
 */
export class ThumbnailsAhead {
  /** In the order in which they came; the last is made first. One may be named twice, which costs a look. */
  private waiting: string[] = []
  /** Could not be made: they are tried again when they are asked for. */
  private readonly failed = new Set<string>()
  private readonly stop = new AbortController()
  private working: Promise<void> = Promise.resolve()
  private isWorking = false
  /** How often pictures came or were looked through, and how often they had been when it was last looked. */
  private added = 0
  private seen = 0

  constructor(
    private readonly library: Library,
    private readonly options: AheadOptions,
  ) {}

  /** Looks for pictures without a thumbnail and begins with them, without holding anybody up. */
  open(): void {
    if (!this.options.active) return
    this.begin(async () => {
      this.added += 1
      await this.quiet()
      if (this.stop.signal.aborted) return
      const newest = this.library.assets.newestPictures(mostWaiting)
      const there = await this.library.thumbnailsThere()
      this.take(newest.filter((id) => !there.has(id)).reverse())
    })
  }

  /** Pictures that came in or changed; what is no picture, or has its thumbnail, costs a look. */
  add(ids: readonly string[]): void {
    if (!this.options.active || ids.length === 0) return
    this.take(ids)
    this.begin()
  }

  /** Somebody looks through the gallery: nothing more is made until that is over for a while. */
  yieldToLooks(): void {
    this.added += 1
  }

  /** Ends with the thumbnail that is being made, which is given up. */
  async close(): Promise<void> {
    this.stop.abort()
    this.waiting = []
    await this.working
  }

  private take(ids: readonly string[]): void {
    this.added += 1
    const wanted = ids.filter((id) => !this.failed.has(id))
    this.waiting = [...this.waiting, ...wanted].slice(-mostWaiting)
  }

  private begin(first: () => Promise<void> = async () => undefined): void {
    if (this.isWorking || this.stop.signal.aborted) return
    this.isWorking = true
    this.working = first()
      .then(() => this.work())
      .catch((error: unknown) => {
        this.waiting = []
        this.options.log('thumbnails are left for later', error)
      })
      .finally(() => {
        this.isWorking = false
        if (this.waiting.length > 0) this.begin()
      })
  }

  private async work(): Promise<void> {
    for (;;) {
      await this.quiet()
      const id = this.waiting.pop()
      if (id === undefined || this.stop.signal.aborted) return
      try {
        await this.library.makeThumbnail(id, this.stop.signal)
      } catch (error) {
        if (this.stop.signal.aborted) return
        this.failed.add(id)
        const failure = toFailure(error)
        if (failure.code === 'disk-full') throw failure
      }
    }
  }

  /** Waits until nobody waits for anything, and nothing has come in or been looked through since the last look. */
  private async quiet(): Promise<void> {
    const { signal } = this.stop
    while (!signal.aborted && (this.options.busy() || this.seen !== this.added)) {
      this.seen = this.added
      await this.options.pause(signal)
    }
  }
}
