import { StudioError } from '../../../../preload/contract/errors'
import type { Pyramid } from '../pyramid'
import type { PictureReply, PictureRequest } from './pictureMessages'

/** A thread that has nothing to do; the next picture starts sooner with it. */
let idle: Worker | undefined

/**
 * Decodes a picture's file, or takes its samples, on a thread beside the window, which answers meanwhile. Throws the signal's
 * reason once it is aborted, which ends the thread, and `internal` where the picture cannot be decoded.
 */
export async function decodePicture(
  picture: Blob | ImageData,
  signal: AbortSignal,
): Promise<Pyramid> {
  signal.throwIfAborted()
  const worker = idle ?? startWorker()
  idle = undefined
  try {
    const pyramid = await answerOf(worker, { picture }, signal)
    idle ??= worker
    return pyramid
  } finally {
    // Only ending it stops a thread.
    if (idle !== worker) worker.terminate()
  }
}

function startWorker(): Worker {
  // Written in one: the build looks for threads in just this form.
  return new Worker(new URL('./pictureWorker.ts', import.meta.url), {
    type: 'module',
    name: 'picture',
  })
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
    const { picture } = request
    worker.postMessage(request, picture instanceof ImageData ? [picture.data.buffer] : [])
  })
}
