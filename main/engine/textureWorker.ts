import { parentPort } from 'node:worker_threads'
import { toStudioError } from '../../preload/contract/errors'
import { continueTexture } from './inpainting/texture/continueTexture'
import type { TextureAnswer, TextureRequest } from './inpainting/texture/textureThread'
import { createPacer } from './pacer'

/** Entry of a thread that draws a hole for the engine, see inpainting/texture/textureThread. One at a time. */
let stop = new AbortController()

parentPort?.on('message', async (request: TextureRequest) => {
  if (request.kind === 'cancel') {
    stop.abort()
    return
  }
  stop = new AbortController()
  const { answer, handedOver } = await answerTo(request, stop.signal)
  parentPort?.postMessage(answer, handedOver)
})

async function answerTo(
  { picture, hole, thickness, seed }: Extract<TextureRequest, { kind: 'draw' }>,
  signal: AbortSignal,
): Promise<{ answer: TextureAnswer; handedOver: ArrayBuffer[] }> {
  try {
    const data = await continueTexture(picture, hole, {
      thickness,
      seed,
      pacer: createPacer(signal),
      progress: (fraction) => {
        const told: TextureAnswer = { kind: 'progress', fraction }
        parentPort?.postMessage(told)
      },
    })
    return { answer: { kind: 'drawn', data }, handedOver: [data.buffer as ArrayBuffer] }
  } catch (error) {
    return { answer: { kind: 'failed', error: toStudioError(error).toPayload() }, handedOver: [] }
  }
}
