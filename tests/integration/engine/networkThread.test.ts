import { join } from 'node:path'
import type { Tensor } from 'onnxruntime-node'
import { afterEach, describe, expect, it } from 'vitest'
import { createNetworkSession } from '../../../main/engine/models/networkSession'
import { NetworkThread } from '../../../main/engine/models/networkThread'
import { floatTensor } from '../../../main/engine/models/tensors'
import { hasModel } from '../steps/starterStudio'

const root = join(__dirname, '../../..')
const network = join(root, 'models/starter/denoiser.onnx')
const device = { provider: 'cpu', threads: 1 } as const
const shape = [1, 3, 64, 64]

const started: NetworkThread[] = []
afterEach(async () => {
  for (const thread of started.splice(0)) await thread.end()
})

function start(): NetworkThread {
  const thread = new NetworkThread(join(root, 'dist/networkWorker.cjs'))
  started.push(thread)
  return thread
}

/** Of two pictures in one piece of memory: only its own may travel. */
function feeds(shift: number): Record<string, Tensor> {
  const both = Float32Array.from({ length: 2 * 3 * 64 * 64 }, (_, index) =>
    Math.abs(Math.sin(index * 0.37 + shift)),
  )
  return {
    image: floatTensor(both.subarray(3 * 64 * 64), shape),
    level: floatTensor(Float32Array.of(0.5), [1]),
  }
}

/** Pictures of a batch would otherwise differ from the ones that were drawn alone, or never come. */
describe.skipIf(!hasModel('denoiser'))('a network in a thread', () => {
  it('gives what it gives beside the engine, for runs that are asked for at once in their order', async () => {
    const thread = start()
    const inputs = await thread.open(network, device)
    expect(inputs.map(({ name }) => name).sort()).toEqual(['image', 'level'])
    const together = await Promise.all([thread.run(feeds(1)), thread.run(feeds(2))])
    const session = await createNetworkSession(network, { provider: 'cpu', threads: 2 })
    for (const [place, outputs] of together.entries()) {
      const alone = await session.run(feeds(place + 1))
      expect(outputs.output?.dims).toEqual(shape)
      expect(outputs.output?.data).toEqual(alone.output?.data)
    }
    await session.release()
  })

  it('says why it cannot be loaded or run, and takes the next run all the same', async () => {
    const thread = start()
    await expect(thread.open(join(root, 'package.json'), device)).rejects.toThrow(/package\.json/)
    await thread.open(network, device)
    const wrong = { ...feeds(1), level: floatTensor(new Float32Array(7), [7]) }
    await expect(thread.run(wrong)).rejects.toThrow()
    expect((await thread.run(feeds(1))).output?.dims).toEqual(shape)
  })

  it('answers what is under way when it ends, and takes nothing more', async () => {
    const thread = start()
    await thread.open(network, device)
    const waiting = thread.run(feeds(1))
    const ended = thread.end()
    await expect(thread.run(feeds(2))).rejects.toThrow(/ended/)
    expect((await waiting).output?.dims).toEqual(shape)
    await ended
  })
})
