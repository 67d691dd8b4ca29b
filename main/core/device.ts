import { StudioError } from '../../preload/contract/errors'
import { throwIfAborted } from './failure'

/** Lets one piece of work after the other use the device that runs networks. */
export class Device {
  private last: Promise<unknown> = Promise.resolve()

  /** Waits for its turn; throws `cancelled` where the signal is aborted while it waits. */
  use<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const leave = () => reject(new StudioError('cancelled'))
      signal?.addEventListener('abort', leave, { once: true })
      this.last = this.last.then(async () => {
        signal?.removeEventListener('abort', leave)
        try {
          throwIfAborted(signal)
          resolve(await work())
        } catch (error) {
          reject(error)
        }
      })
    })
  }
}
