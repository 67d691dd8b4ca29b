import { parentPort } from 'node:worker_threads'
import { toStudioError } from '../../preload/contract/errors'
import { createPacer } from './pacer'
import { encodeNaturalPng } from './pixels/naturalPng'
import type { PngAnswer, PngRequest } from './pngWriter'
import { writeWorkFileAtOnce } from './writeNewFile'

/** Entry of a thread that writes pictures for the engine, see pngWriter. */
const pacer = createPacer(new AbortController().signal)
let last: Promise<void> = Promise.resolve()

parentPort?.on('message', (request: PngRequest) => {
  // Pictures are answered in the order they came.
  last = last.then(async () => parentPort?.postMessage(await answerTo(request)))
})

async function answerTo({ picture, file }: PngRequest): Promise<PngAnswer> {
  try {
    writeWorkFileAtOnce(file, await encodeNaturalPng(picture, pacer))
    return { kind: 'written' }
  } catch (error) {
    return { kind: 'failed', error: toStudioError(error).toPayload() }
  }
}
