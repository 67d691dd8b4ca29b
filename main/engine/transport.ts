import type { EngineMessage } from '../../preload/contract/engineProtocol'

/** The channel to the process that started this one. Messages that come in are not trusted. */
export interface Transport {
  post(message: EngineMessage): void
  onMessage(listener: (message: unknown) => void): void
  /** Called when the other end is gone. */
  onClose(listener: () => void): void
}

/** Electron's `process.parentPort` in a utility process. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
  on(event: 'close', listener: () => void): void
}

/** The channel of a utility process or of a forked child; throws where this process has neither. */
export function connectToParent(): Transport {
  const port = (process as unknown as { parentPort?: ParentPort }).parentPort
  if (port) {
    return {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
      onClose: (listener) => port.on('close', listener),
    }
  }
  if (!process.send) throw new Error('the engine was started without a channel')
  return {
    // Sending fails only where the parent is gone, and then `disconnect` says so.
    post: (message) => process.send?.(message, undefined, undefined, () => undefined),
    onMessage: (listener) => process.on('message', listener),
    onClose: (listener) => process.on('disconnect', listener),
  }
}
