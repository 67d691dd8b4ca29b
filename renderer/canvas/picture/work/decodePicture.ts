import { StudioError } from '../../../../preload/contract/errors'
import type { Pyramid } from '../pyramid'
import type { PictureReply, PictureRequest } from './pictureMessages'

/** A thread that has nothing to do; the next picture starts sooner with it. */
let idle: Worker | undefined

/**
 * Decodes a picture's file on a thread beside the window, which answers meanwhile. Throws the signal's
 * reason once it is aborted, which ends the thread, and `internal` where the picture cannot be decoded.
 */
export async function decodePicture(bytes: Blob, signal: AbortSignal): Promise<Pyramid> {
  signal.throwIfAborted()
  const worker = idle ?? startWorker()
  idle = undefined
  try {
    const pyramid = await answerOf(worker, { bytes }, signal)
    idle ??= worker
    return pyramid
  } finally {
    // Only ending it stops a thread.
    if (idle !== worker) worker.terminate()
  }
}

function startWorker(): Worker {
  const script = new URL('./pictureWorker.ts', import.meta.url)
  return new Worker(script, { type: 'module', name: 'picture' })
}

function answerOf(worker: Worker, request: PictureRequest, signal: AbortSignal): Promise<Pyramid> {
  return new Promise<Pyramid>((resolve, reject) => {
    const failed = (reason: string) => reject(new StudioError('internal', { reason }))
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    worker.onmessage = ({ data }: MessageEvent<PictureReply>) => {
      if (data.kind === 'done') resolve(data.pyramid)
      else failed(data.reason)
    }
    worker.onerror = ({ message }) => failed(message)
    worker.postMessage(request)
  })
}
