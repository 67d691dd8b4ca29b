import { parentPort } from 'node:worker_threads'
import { createNetworkSession, type NetworkSession } from './models/networkSession'
import type { NetworkAnswer, NetworkRequest } from './models/networkThread'
import { packTensors, unpackTensors } from './models/packedTensors'

/** Entry of a thread that runs one network for the engine, see models/networkThread. */
let session: NetworkSession | undefined
let last: Promise<void> = Promise.resolve()

parentPort?.on('message', (request: NetworkRequest) => {
  // Requests are answered in the order they came.
  last = last.then(async () => {
    if (request.kind === 'end') {
      await session?.release()
      // Without its port the thread has nothing to wait for.
      parentPort?.close()
      return
    }
    const { answer, handedOver } = await answerTo(request).catch((error: unknown) => ({
      answer: {
        kind: 'failed' as const,
        message: error instanceof Error ? error.message : String(error),
      },
      handedOver: [],
    }))
    parentPort?.postMessage(answer, handedOver)
  })
})

async function answerTo(
  request: Exclude<NetworkRequest, { kind: 'end' }>,
): Promise<{ answer: NetworkAnswer; handedOver: ArrayBuffer[] }> {
  if (request.kind === 'open') {
    session = await createNetworkSession(request.path, request.device)
    return {
      answer: { kind: 'opened', inputMetadata: [...session.inputMetadata] },
      handedOver: [],
    }
  }
  if (!session) throw new Error('no network was opened')
  const outputs = packTensors(await session.run(unpackTensors(request.feeds)))
  const handedOver = outputs.flatMap(({ data }) =>
    data.buffer instanceof ArrayBuffer ? [data.buffer] : [],
  )
  return { answer: { kind: 'ran', outputs }, handedOver }
}
