import type {
  EncodedFacts,
  EncodeRequest,
  ImageFacts,
  ViewRequest,
} from '../../../preload/contract/engineProtocol'
import { throwIfAborted } from '../failure'
import type { EngineSupervisor } from './engineSupervisor'

/** Wall-clock limits, in milliseconds: a file that takes longer is hostile or not worth the wait. */
const decodeDeadline = 60_000
const encodeDeadline = 300_000
const callsAtOnce = 2

/** Decoding and encoding of single files in the `pictures` engine, few at a time. */
export class PictureService {
  private active = 0
  private readonly waiting: (() => void)[] = []

  constructor(private readonly engine: EngineSupervisor) {}

  /** Whether somebody waits for a picture. */
  get busy(): boolean {
    return this.active > 0
  }

  /** Decodes all of a file. Throws `image-damaged`, `image-unsupported`, `image-too-large`, … */
  inspect(path: string, signal?: AbortSignal): Promise<ImageFacts> {
    return this.take(
      () => this.engine.call('inspect', { path }, { signal, deadline: decodeDeadline }),
      signal,
    )
  }

  /** How many pages or frames a file says that it has. Throws what reading a header throws. */
  async pages(path: string, signal?: AbortSignal): Promise<number> {
    const { pages } = await this.take(
      () => this.engine.call('pages', { path }, { signal, deadline: decodeDeadline }),
      signal,
    )
    return pages
  }

  /** Writes a WebP at most `side` pixels wide and high, and tells the mean of its pixels. */
  thumbnail(
    path: string,
    out: string,
    side: number,
    signal?: AbortSignal,
  ): Promise<{ readonly colour?: string }> {
    return this.take(
      () =>
        this.engine.call('thumbnail', { path, out, side }, { signal, deadline: decodeDeadline }),
      signal,
    )
  }

  /** Writes a picture file anew. Throws what decoding and writing throw. */
  encode(request: EncodeRequest, signal?: AbortSignal): Promise<EncodedFacts> {
    return this.take(
      () => this.engine.call('encode', request, { signal, deadline: encodeDeadline }),
      signal,
    )
  }

  /** What a screen shows of a picture with steps over it. Throws what decoding and the steps throw. */
  async view(request: ViewRequest, signal?: AbortSignal): Promise<void> {
    await this.take(
      () => this.engine.call('view', request, { signal, deadline: encodeDeadline }),
      signal,
    )
  }

  private async take<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    if (this.active >= callsAtOnce) await new Promise<void>((resolve) => this.waiting.push(resolve))
    else this.active += 1
    try {
      throwIfAborted(signal)
      return await work()
    } finally {
      const next = this.waiting.shift()
      if (next) next()
      else this.active -= 1
    }
  }
}
