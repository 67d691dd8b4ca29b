import { describe, expect, it } from 'vitest'
import {
  type CallContext,
  createDispatcher,
  type EngineHandlers,
} from '../../../../main/engine/dispatcher'
import type { EngineMessage, RunRequest } from '../../../../preload/contract/engineProtocol'
import { StudioError } from '../../../../preload/contract/errors'

/** A run that goes on until the test lets it. */
interface HeldRun {
  readonly context: CallContext
  finish(): void
  fail(error: unknown): void
}

function dispatcherUnderTest() {
  const messages: EngineMessage[] = []
  const runs: HeldRun[] = []
  const unused = async () => {
    throw new Error('not called here')
  }
  const handlers: EngineHandlers = {
    run: (_, context) =>
      new Promise((resolve, reject) => {
        context.signal.addEventListener('abort', () => reject(context.signal.reason))
        runs.push({ context, finish: () => resolve({ outputs: 1 }), fail: reject })
      }),
    inspect: async ({ path }) => {
      throw new StudioError('image-damaged', { name: path })
    },
    status: async () => ({ loadedModels: [], memoryMegabytes: 1, versions: {} }),
    pages: unused,
    thumbnail: unused,
    encode: unused,
    view: unused,
    describeModel: unused,
    release: unused,
  }
  const dispatcher = createDispatcher(handlers, (message) => messages.push(message))
  const call = (id: number, method: string, input: unknown = {}) =>
    dispatcher.receive({ kind: 'call', id, method, input })
  const settled = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  const answerTo = (id: number) =>
    messages.find((message) => 'id' in message && message.id === id && message.kind !== 'progress')
  return { dispatcher, messages, runs, call, settled, answerTo }
}

const request = {} as RunRequest

describe('the engine answering calls', () => {
  it('runs one recipe after another and everything else in between', async () => {
    const { call, runs, settled, answerTo } = dispatcherUnderTest()
    call(1, 'run', request)
    call(2, 'run', request)
    call(3, 'status')
    await settled()
    expect(runs).toHaveLength(1)
    expect(answerTo(3)).toMatchObject({ kind: 'result', output: { memoryMegabytes: 1 } })
    runs[0]?.finish()
    await settled()
    expect(answerTo(1)).toEqual({ kind: 'result', id: 1, output: { outputs: 1 } })
    expect(runs).toHaveLength(2)
  })

  it('goes on with the next run after one that failed', async () => {
    const { call, runs, settled, answerTo } = dispatcherUnderTest()
    call(1, 'run', request)
    call(2, 'run', request)
    await settled()
    runs[0]?.fail(new StudioError('mask-empty'))
    await settled()
    expect(answerTo(1)).toEqual({ kind: 'error', id: 1, error: { code: 'mask-empty', data: {} } })
    runs[1]?.finish()
    await settled()
    expect(answerTo(2)).toMatchObject({ kind: 'result' })
  })

  it('cancels a running and a waiting call, and keeps their order', async () => {
    const { dispatcher, call, runs, settled, answerTo } = dispatcherUnderTest()
    for (const id of [1, 2, 3]) call(id, 'run', request)
    await settled()
    dispatcher.receive({ kind: 'cancel', id: 2 })
    await settled()
    expect(answerTo(2)).toMatchObject({ kind: 'error', error: { code: 'cancelled' } })
    expect(runs).toHaveLength(1)
    dispatcher.receive({ kind: 'cancel', id: 1 })
    await settled()
    expect(answerTo(1)).toMatchObject({ kind: 'error', error: { code: 'cancelled' } })
    expect(runs).toHaveLength(2)
  })

  it('carries a typed error with its data', async () => {
    const { call, settled, answerTo } = dispatcherUnderTest()
    call(7, 'inspect', { path: 'a.jpg' })
    await settled()
    expect(answerTo(7)).toEqual({
      kind: 'error',
      id: 7,
      error: { code: 'image-damaged', data: { name: 'a.jpg' } },
    })
  })

  it('survives messages that are no requests', async () => {
    const { dispatcher, call, messages, settled, answerTo } = dispatcherUnderTest()
    for (const message of [
      undefined,
      null,
      7,
      'run',
      [],
      {},
      { kind: 'call' },
      { kind: 'call', id: 1 },
    ]) {
      dispatcher.receive(message)
    }
    dispatcher.receive({ kind: 'cancel', id: 99 })
    await settled()
    expect(messages).toEqual([])
    call(1, 'toString')
    call(2, 'status')
    await settled()
    expect(answerTo(1)).toMatchObject({ kind: 'error', error: { code: 'bad-request' } })
    expect(answerTo(2)).toMatchObject({ kind: 'result' })
  })

  it('tells progress forwards only and not in crumbs', async () => {
    const { call, runs, messages, settled } = dispatcherUnderTest()
    call(1, 'run', request)
    await settled()
    const progress = runs[0]?.context.progress
    for (const fraction of [0, 0.001, 0.5, 0.501, 0.4, 1, 1]) progress?.(fraction)
    const told = messages.flatMap((message) =>
      message.kind === 'progress' ? [message.fraction] : [],
    )
    expect(told).toEqual([0.5, 1])
  })
})
