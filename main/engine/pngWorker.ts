import { parentPort } from 'node:worker_threads'
import { toStudioError } from '../../preload/contract/errors'
import { createPacer } from './pacer'
import { encodeNaturalPng, type NaturalPicture } from './pixels/naturalPng'
import type { PngAnswer, PngRequest } from './pngThread'
import { writeWorkFileAtOnce } from './writeNewFile'

/** Entry of a thread that writes pictures for the engine, see pngThread. */
const stops = new Map<number, AbortController>()
let last: Promise<void> = Promise.resolve()

parentPort?.on('message', (request: PngRequest) => {
  if (request.kind === 'cancel') {
    stops.get(request.number)?.abort()
    return
  }
  const { number, picture, file } = request
  const stop = new AbortController()
  stops.set(number, stop)
  // Pictures are answered in the order they came.
  last = last.then(async () => {
    const answer = await answerTo(picture, file, stop.signal)
    stops.delete(number)
    parentPort?.postMessage(answer)
  })
})

async function answerTo(
  picture: NaturalPicture,
  file: string,
  signal: AbortSignal,
): Promise<PngAnswer> {
  try {
    const bytes = await encodeNaturalPng(picture, createPacer(signal))
    signal.throwIfAborted()
    writeWorkFileAtOnce(file, bytes)
    return { kind: 'written' }
  } catch (error) {
    return { kind: 'failed', error: toStudioError(error).toPayload() }
  }
}
