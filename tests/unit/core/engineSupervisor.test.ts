import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EngineSupervisor } from '../../../main/core/engine/engineSupervisor'
import type { EngineProcess } from '../../../main/core/engineProcess'
import type { EngineMessage, EngineRequest } from '../../../preload/contract/engineProtocol'
import { rejectionOf } from './errorOf'

/** An engine in the hands of the test. */
class HandEngine implements EngineProcess {
  readonly requests: EngineRequest[] = []
  killed = false
  private tell: (message: EngineMessage) => void = () => undefined
  private exit: (exit: { code: number | null; signal: string | null }) => void = () => undefined

  post(request: EngineRequest): void {
    this.requests.push(request)
  }
  onMessage(listener: (message: EngineMessage) => void): void {
    this.tell = listener
  }
  onExit(listener: (exit: { code: number | null; signal: string | null }) => void): void {
    this.exit = listener
  }
  kill(): void {
    if (this.killed) return
    this.killed = true
    this.die(null, 'SIGKILL')
  }
  say(message: EngineMessage): void {
    this.tell(message)
  }
  die(code: number | null, signal: string | null): void {
    this.exit({ code, signal })
  }
}

function supervise(idleMilliseconds = 300_000) {
  const engines: HandEngine[] = []
  const crashes: string[] = []
  const supervisor = new EngineSupervisor({
    purpose: 'networks',
    launch: () => {
      const engine = new HandEngine()
      engines.push(engine)
      return engine
    },
    idleMilliseconds: () => idleMilliseconds,
    onStateChange: () => undefined,
    onCrash: (reason) => crashes.push(reason),
    log: () => undefined,
  })
  return { supervisor, engines, crashes }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the supervision of an engine', () => {
  it('sends no call before the engine is ready', async () => {
    const { supervisor, engines } = supervise()
    const call = supervisor.call('release', {})
    await settle()
    expect(supervisor.state).toBe('starting')
    expect(engines[0]?.requests).toEqual([])
    engines[0]?.say({ kind: 'ready' })
    await settle()
    expect(supervisor.state).toBe('busy')
    expect(engines[0]?.requests).toMatchObject([{ kind: 'call', id: 1, method: 'release' }])
    engines[0]?.say({ kind: 'result', id: 1, output: {} })
    await call
    expect(supervisor.state).toBe('ready')
  })

  it('lets an idle engine go after the time that was set, and a busy one never', async () => {
    const { supervisor, engines } = supervise(60_000)
    const call = supervisor.call('release', {})
    await settle()
    engines[0]?.say({ kind: 'ready' })
    await vi.advanceTimersByTimeAsync(600_000)
    expect(engines[0]?.killed).toBe(false)
    engines[0]?.say({ kind: 'result', id: 1, output: {} })
    await call
    await vi.advanceTimersByTimeAsync(59_000)
    expect(engines[0]?.killed).toBe(false)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(engines[0]?.killed).toBe(true)
    expect(supervisor.state).toBe('stopped')
  })

  it('is not kept busy or awake by being looked at', async () => {
    const { supervisor, engines } = supervise(60_000)
    const call = supervisor.call('release', {})
    await settle()
    engines[0]?.say({ kind: 'ready' })
    await settle()
    engines[0]?.say({ kind: 'result', id: 1, output: {} })
    await call
    await vi.advanceTimersByTimeAsync(40_000)
    const look = supervisor.call('status', {}, { quiet: true })
    await settle()
    expect(supervisor.state).toBe('ready')
    engines[0]?.say({ kind: 'result', id: 2, output: { loadedModels: [], memoryMegabytes: 1 } })
    await look
    const unanswered = rejectionOf(supervisor.call('status', {}, { quiet: true }))
    await vi.advanceTimersByTimeAsync(30_000)
    expect(engines[0]?.killed).toBe(true)
    expect((await unanswered).code).toBe('cancelled')
    expect(engines).toHaveLength(1)
  })

  it('asks a call to stop, and ends the process only when it does not', async () => {
    const { supervisor, engines, crashes } = supervise()
    const polite = new AbortController()
    const first = rejectionOf(supervisor.call('release', {}, { signal: polite.signal }))
    await settle()
    engines[0]?.say({ kind: 'ready' })
    await settle()
    polite.abort()
    expect(engines[0]?.requests.at(-1)).toEqual({ kind: 'cancel', id: 1 })
    engines[0]?.say({ kind: 'error', id: 1, error: { code: 'internal', data: {} } })
    expect((await first).code).toBe('cancelled')
    await vi.advanceTimersByTimeAsync(1000)
    expect(engines[0]?.killed).toBe(false)
    const deaf = new AbortController()
    const second = rejectionOf(supervisor.call('release', {}, { signal: deaf.signal }))
    await settle()
    deaf.abort()
    await vi.advanceTimersByTimeAsync(250)
    expect((await second).code).toBe('cancelled')
    expect(engines[0]?.killed).toBe(true)
    expect(crashes).toEqual([])
  })

  it('waits longer and longer before it starts an engine that keeps crashing', async () => {
    const { supervisor, engines, crashes } = supervise()
    const crash = async () => {
      const call = rejectionOf(supervisor.call('release', {}))
      await vi.advanceTimersByTimeAsync(20_000)
      engines.at(-1)?.say({ kind: 'ready' })
      await settle()
      engines.at(-1)?.die(134, null)
      expect(await call).toMatchObject({ code: 'engine-crashed', data: { reason: 'exit 134' } })
    }
    await crash()
    await crash()
    await crash()
    expect(crashes).toHaveLength(3)
    expect(supervisor.restarts).toBe(3)
    const call = supervisor.call('release', {})
    await vi.advanceTimersByTimeAsync(900)
    expect(engines).toHaveLength(3)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(engines).toHaveLength(4)
    engines[3]?.say({ kind: 'ready' })
    await settle()
    engines[3]?.say({ kind: 'result', id: 4, output: {} })
    await call
  })

  it('gives up on an engine that is never ready', async () => {
    const { supervisor, engines } = supervise()
    const call = rejectionOf(supervisor.call('release', {}))
    await vi.advanceTimersByTimeAsync(61_000)
    expect((await call).code).toBe('engine-unavailable')
    expect(engines[0]?.killed).toBe(true)
  })

  it('ends an engine that is only starting when the studio closes', async () => {
    const { supervisor, engines } = supervise()
    const call = rejectionOf(supervisor.call('release', {}))
    await settle()
    const closed = supervisor.close()
    await vi.advanceTimersByTimeAsync(5000)
    await closed
    expect((await call).code).toBe('cancelled')
    expect(engines[0]?.killed).toBe(true)
  })
})
