import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createModelStore } from '../../../../main/engine/models/modelStore'
import type { NetworkSession } from '../../../../main/engine/models/networkSession'
import { PROBE_SIDE, probeAnswer, probeNetwork } from '../../../../main/engine/models/probeNetwork'
import { bytesField, joinBytes } from '../../../../main/engine/models/protobuf'
import { floatTensor } from '../../../../main/engine/models/tensors'
import type { ModelLocation } from '../../../../preload/contract/engineProtocol'
import { failureOf, temporaryFolder } from '../testPictures'

const weights = Float32Array.from({ length: 9 }, (_, index) => index / 10)
const network = joinBytes([
  probeNetwork(weights),
  bytesField(14, [bytesField(1, 'studio'), bytesField(2, '{"size":8}')]),
])
const cpu = { provider: 'cpu', threads: 1 } as const
const folder = temporaryFolder()
const picture = Float32Array.from({ length: PROBE_SIDE ** 2 }, (_, index) => Math.sin(index))
const feeds = { x: floatTensor(picture, [1, 1, PROBE_SIDE, PROBE_SIDE]) }
let files = 0

function modelOf(bytes: Uint8Array, expected: Uint8Array = bytes): ModelLocation {
  files += 1
  const path = join(folder, String(files), 'model.onnx')
  mkdirSync(join(path, '..'))
  writeFileSync(path, bytes)
  const sha256 = createHash('sha256').update(expected).digest('hex')
  return { id: 'tiny', task: 'denoise', files: { model: { path, bytes: expected.length, sha256 } } }
}

describe('the model store', () => {
  it('runs a network from a path with a space and Chinese characters, loaded once', async () => {
    const store = createModelStore()
    const location = modelOf(network)
    const model = store.load(location, cpu)
    const { y } = await model.run(feeds)
    const expected = probeAnswer(picture, weights)
    Array.from(y?.data as Float32Array).forEach((value, index) => {
      expect(value).toBeCloseTo(expected[index] ?? Number.NaN, 5)
    })
    expect(await model.metadata()).toEqual({ size: 8 })
    expect(store.load(location, cpu)).toBe(model)
    expect(store.loaded()).toEqual(['tiny'])
    await store.release()
    expect(store.loaded()).toEqual([])
  })

  const page = Buffer.from(`<!DOCTYPE html><html>${'x'.repeat(900)}`)
  const pointer = Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n')
  it.each<[string, Uint8Array, RegExp]>([
    ['a web page', page, /web page/],
    ['a Git LFS pointer', pointer, /Git LFS pointer/],
    ['nothing', new Uint8Array(0), /empty/],
    ['half of the file', network.subarray(0, network.length >> 1), /truncated: \d+ of \d+ bytes/],
    ['a longer file', joinBytes([network, network]), /too long/],
    [
      'a file with one byte changed',
      network.map((byte, index) => (index === 100 ? byte ^ 1 : byte)),
      /SHA-256/,
    ],
  ])('says what is wrong where the file is %s', async (_, bytes, reason) => {
    const model = createModelStore().load(modelOf(bytes, network), cpu)
    expect(await failureOf(model.run(feeds))).toMatchObject({
      code: 'model-broken',
      data: { model: 'tiny', reason: expect.stringMatching(reason) },
    })
  })

  it('refuses bytes that have the right hash but are no model', async () => {
    const model = createModelStore().load(modelOf(Buffer.from('no model at all')), cpu)
    expect((await failureOf(model.run(feeds))).code).toBe('model-broken')
  })

  it('lets go of other networks before it loads one while memory is short', async () => {
    let free = 4e9
    const store = createModelStore({ freeMemory: () => free })
    const [first, second, third] = ['first', 'second', 'third'].map((id) => ({
      ...modelOf(network),
      id,
    })) as [ModelLocation, ModelLocation, ModelLocation]
    await store.load(first, cpu).run(feeds)
    await store.load(second, cpu).run(feeds)
    expect(store.loaded()).toEqual(['first', 'second'])
    free = 1e8
    await store.load(third, cpu).run(feeds)
    expect(store.loaded()).toEqual(['third'])
    // What was let go is loaded again when it is needed.
    expect(await store.load(first, cpu).run(feeds)).toHaveProperty('y')
  })

  it('names the file that is missing, and works once it is back', async () => {
    const location = modelOf(network)
    const path = location.files.model?.path ?? ''
    rmSync(path)
    const model = createModelStore().load(location, cpu)
    expect(await failureOf(model.run(feeds))).toEqual({
      code: 'model-missing',
      data: { model: 'tiny', file: 'model' },
    })
    writeFileSync(path, network)
    expect(await model.run(feeds)).toHaveProperty('y')
    expect((await failureOf(model.run(feeds, 'x4'))).code).toBe('model-missing')
  })

  it('says so where a network wants other inputs than its task gives', async () => {
    const model = createModelStore().load(modelOf(network), cpu)
    expect((await failureOf(model.run({}))).data.reason).toMatch(/wants an input named x/)
    expect((await failureOf(model.run({ ...feeds, level: feeds.x }))).data.reason).toMatch(
      /no input named level/,
    )
  })

  it('takes the CPU where the chosen provider cannot load the network, and tells', async () => {
    const told: string[] = []
    const store = createModelStore({ onFallback: (provider) => told.push(provider) })
    const other = process.platform === 'darwin' ? 'dml' : 'coreml'
    expect(
      await store.load(modelOf(network), { provider: other, threads: 0 }).run(feeds),
    ).toHaveProperty('y')
    expect(told).toEqual([other])
  })

  it('goes on with the CPU where a provider takes the network and fails on it', async () => {
    const made: string[] = []
    const told: string[] = []
    const store = createModelStore({
      onFallback: (provider, reason) => told.push(provider, reason),
      createSession: async (_, { provider }) => {
        made.push(provider)
        return {
          inputMetadata: [{ name: 'x', isTensor: true, type: 'float32', shape: [] }],
          run: async () => {
            if (provider !== 'cpu') throw new Error('operator not implemented')
            return feeds
          },
          release: async () => undefined,
        }
      },
    })
    const model = store.load(modelOf(network), { provider: 'webgpu', threads: 0 })
    expect(await model.run(feeds)).toHaveProperty('x')
    expect(await model.run(feeds)).toHaveProperty('x')
    expect(made).toEqual(['webgpu', 'cpu'])
    expect(told).toEqual(['webgpu', 'operator not implemented'])
  })

  it.each([
    'Failed to allocate memory for requested buffer of size 1000',
    'std::bad_alloc',
    'CUDA error: out of memory',
    'DXGI device removed 887A0005',
  ])('knows that memory ran out from "%s", and lets its sessions go', async (text) => {
    let created = 0
    const createSession = async (): Promise<NetworkSession> => {
      created += 1
      return {
        inputMetadata: [{ name: 'x', isTensor: true, type: 'float32', shape: [] }],
        run: async () => {
          throw new Error(text)
        },
        release: async () => undefined,
      }
    }
    const store = createModelStore({ createSession })
    const model = store.load(modelOf(network), cpu)
    expect((await failureOf(model.run(feeds))).code).toBe('out-of-memory')
    expect(store.loaded()).toEqual([])
    await failureOf(model.run(feeds))
    expect(created).toBe(2)
  })
})
