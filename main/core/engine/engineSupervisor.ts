import type {
  EngineInput,
  EngineMessage,
  EngineMethod,
  EngineOutput,
  EngineRequest,
  RunOutput,
} from '../../../preload/contract/engineProtocol'
import { type ErrorPayload, fromPayload, StudioError } from '../../../preload/contract/errors'
import type { ExecutionProvider } from '../../../preload/contract/model'
import type { EngineProcess, LaunchEngine } from '../engineProcess'

export type EngineState = 'stopped' | 'starting' | 'ready' | 'busy'

export interface EngineCallOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((fraction: number) => void) | undefined
  readonly onOutput?: ((output: RunOutput) => void) | undefined
  readonly onSeen?: ((input: number, text: string) => void) | undefined
  /** Milliseconds after which the process is ended and the call fails; for calls that must be short. */
  readonly deadline?: number | undefined
  /** A look from outside: it does not count as work and does not keep an idle engine. */
  readonly quiet?: boolean | undefined
}

interface SupervisorOptions {
  readonly purpose: 'networks' | 'pictures'
  readonly launch: LaunchEngine
  /** Milliseconds without a call after which the process is let go. */
  readonly idleMilliseconds: () => number
  readonly onStateChange: () => void
  /** The process ended by itself; it starts again with the next call. */
  readonly onCrash: (reason: string) => void
  /** A provider failed with a network, which goes on with the CPU. */
  readonly onFallback?: (provider: ExecutionProvider, reason: string) => void
  readonly log: (message: string, error?: unknown) => void
}

interface Call {
  readonly id: number
  readonly method: EngineMethod
  readonly input: unknown
  readonly options: EngineCallOptions
  readonly resolve: (output: unknown) => void
  readonly reject: (error: StudioError) => void
  process: Running | undefined
  cancelTimer?: NodeJS.Timeout
  deadlineTimer?: NodeJS.Timeout
}

interface Running {
  readonly process: EngineProcess
  readonly exited: Promise<void>
  ready: boolean
  /** We ended it: its other calls are sent again instead of failing. */
  ended: boolean
}

const startMilliseconds = 60_000
const cancelGraceMilliseconds = 150
const closeGraceMilliseconds = 1000
const exitMilliseconds = 3000
const maximumBackOffMilliseconds = 10_000

/**
 * Keeps one engine process: starts it when a call comes, passes calls to it, ends it to cancel what does
 * not stop by itself, and starts it again after a crash. A crash fails the calls under way with
 * `engine-crashed`; whoever called decides whether to try again.
 */
export class EngineSupervisor {
  private running: Running | undefined
  private starting: Promise<Running> | undefined
  private readonly calls = new Map<number, Call>()
  private nextId = 1
  private crashesInARow = 0
  private idleTimer: NodeJS.Timeout | undefined
  private readonly whenForgotten = new Map<Call, () => void>()
  private closed = false
  restarts = 0

  constructor(private readonly options: SupervisorOptions) {}

  get state(): EngineState {
    if (this.starting) return 'starting'
    if (!this.running) return 'stopped'
    return this.working ? 'busy' : 'ready'
  }

  /** Throws what the engine answers, `cancelled`, `engine-crashed` or `engine-unavailable`. */
  call<M extends EngineMethod>(
    method: M,
    input: EngineInput<M>,
    options: EngineCallOptions = {},
  ): Promise<EngineOutput<M>> {
    return new Promise<EngineOutput<M>>((resolve, reject) => {
      if (this.closed || options.signal?.aborted) {
        reject(new StudioError('cancelled'))
        return
      }
      const abort = () => this.cancel(call)
      const settle = () => {
        options.signal?.removeEventListener('abort', abort)
        this.forget(call)
      }
      const call: Call = {
        id: this.nextId++,
        method,
        input,
        options,
        resolve: (output) => {
          settle()
          resolve(output as EngineOutput<M>)
        },
        reject: (error) => {
          settle()
          reject(error)
        },
        process: undefined,
      }
      options.signal?.addEventListener('abort', abort, { once: true })
      this.calls.set(call.id, call)
      if (!options.quiet) this.stopIdleTimer()
      this.dispatch(call)
      if (!options.quiet) this.options.onStateChange()
    })
  }

  /** Lets the process go where it has nothing to do, and its memory with it. */
  async release(): Promise<void> {
    if (!this.working && this.running) await this.end(this.running)
  }

  /** Cancels what runs and ends the process, within seconds whatever it does. */
  async close(): Promise<void> {
    this.closed = true
    this.stopIdleTimer()
    const calls = [...this.calls.values()]
    const settled = Promise.allSettled(
      calls.map((call) => new Promise<void>((resolve) => this.whenForgotten.set(call, resolve))),
    )
    for (const call of calls) this.cancel(call)
    await raceTime(settled, closeGraceMilliseconds)
    for (const call of [...this.calls.values()]) call.reject(new StudioError('cancelled'))
    if (this.running) await this.end(this.running)
    await this.starting?.catch(() => undefined)
  }

  private forget(call: Call): void {
    if (!this.calls.delete(call.id)) return
    clearTimeout(call.cancelTimer)
    clearTimeout(call.deadlineTimer)
    this.whenForgotten.get(call)?.()
    this.whenForgotten.delete(call)
    if (call.options.quiet) return
    if (!this.working) this.startIdleTimer()
    this.options.onStateChange()
  }

  private get working(): boolean {
    return [...this.calls.values()].some((call) => !call.options.quiet)
  }

  private dispatch(call: Call): void {
    this.ensureRunning().then(
      (running) => {
        if (!this.calls.has(call.id)) return
        if (running.ended) {
          this.dispatch(call)
          return
        }
        call.process = running
        if (call.options.deadline !== undefined) {
          call.deadlineTimer = setTimeout(() => this.expire(call), call.options.deadline)
        }
        this.post(running, {
          kind: 'call',
          id: call.id,
          method: call.method,
          input: call.input,
        } as EngineRequest)
      },
      (error: StudioError) => {
        if (this.calls.has(call.id)) call.reject(error)
      },
    )
  }

  private post(running: Running, request: EngineRequest): void {
    try {
      running.process.post(request)
    } catch (error) {
      // The process is on its way out; its exit settles the calls.
      this.options.log(`the ${this.options.purpose} engine took no message`, error)
    }
  }

  /** Asks first; what goes on after the grace time is ended by ending the process. */
  private cancel(call: Call): void {
    if (!this.calls.has(call.id) || call.cancelTimer) return
    const running = call.process
    if (!running) {
      call.reject(new StudioError('cancelled'))
      return
    }
    this.post(running, { kind: 'cancel', id: call.id })
    call.cancelTimer = setTimeout(() => {
      this.kill(running)
      call.reject(new StudioError('cancelled'))
    }, cancelGraceMilliseconds)
  }

  private expire(call: Call): void {
    if (!this.calls.has(call.id)) return
    if (call.process) this.kill(call.process)
    const seconds = Math.round((call.options.deadline ?? 0) / 1000)
    call.reject(new StudioError('engine-crashed', { reason: `no answer in ${seconds} s` }))
  }

  private ensureRunning(): Promise<Running> {
    if (this.running && !this.running.ended) return Promise.resolve(this.running)
    this.starting ??= this.start().finally(() => {
      this.starting = undefined
      this.options.onStateChange()
    })
    return this.starting
  }

  private async start(): Promise<Running> {
    await this.running?.exited
    if (this.crashesInARow > 1) {
      const delay = Math.min(maximumBackOffMilliseconds, 125 * 2 ** this.crashesInARow)
      await new Promise((resolve) => setTimeout(resolve, delay))
    }
    if (this.closed) throw new StudioError('cancelled')
    let process: EngineProcess
    try {
      process = this.options.launch(this.options.purpose)
    } catch (error) {
      throw new StudioError('engine-unavailable', { reason: reasonOf(error) }, { cause: error })
    }
    return new Promise<Running>((resolve, reject) => {
      let exit = () => {}
      const running: Running = {
        process,
        exited: new Promise((resolveExit) => {
          exit = resolveExit
        }),
        ready: false,
        ended: false,
      }
      const timer = setTimeout(() => {
        this.kill(running)
        reject(
          new StudioError('engine-unavailable', {
            reason: `not ready in ${startMilliseconds / 1000} s`,
          }),
        )
      }, startMilliseconds)
      this.running = running
      process.onMessage((message) => {
        if (message.kind === 'ready') {
          clearTimeout(timer)
          running.ready = true
          resolve(running)
        } else if (message.kind === 'fallback') {
          this.options.onFallback?.(message.provider, message.reason)
        } else {
          try {
            this.receive(running, message)
          } catch (error) {
            this.options.log('what an engine told was not taken in', error)
          }
        }
      })
      process.onExit(({ code, signal }) => {
        clearTimeout(timer)
        exit()
        const reason = signal ?? (code === null ? 'ended' : `exit ${code}`)
        if (!running.ready) {
          this.crashesInARow += 1
          reject(new StudioError('engine-unavailable', { reason }))
        }
        this.lost(running, reason)
      })
    })
  }

  private receive(
    running: Running,
    message: Exclude<EngineMessage, { kind: 'ready' | 'fallback' }>,
  ): void {
    const call = this.calls.get(message.id)
    if (!call || call.process !== running) return
    switch (message.kind) {
      case 'progress':
        call.options.onProgress?.(message.fraction)
        break
      case 'output':
        call.options.onOutput?.(message.output)
        break
      case 'seen':
        call.options.onSeen?.(message.input, message.text)
        break
      case 'result':
        this.crashesInARow = 0
        call.resolve(message.output)
        break
      case 'error':
        call.reject(this.errorOf(call, message.error))
        break
    }
  }

  private errorOf(call: Call, payload: ErrorPayload): StudioError {
    // An engine that is asked to stop may fail in any way; what the caller wanted is what it is told.
    return call.options.signal?.aborted ? new StudioError('cancelled') : fromPayload(payload)
  }

  private kill(running: Running): void {
    running.ended = true
    if (this.running === running) this.options.onStateChange()
    running.process.kill()
  }

  private async end(running: Running): Promise<void> {
    this.kill(running)
    await raceTime(running.exited, exitMilliseconds)
  }

  /** The process is gone: by our hand its other calls start over, otherwise they fail. */
  private lost(running: Running, reason: string): void {
    if (this.running === running) this.running = undefined
    const calls = [...this.calls.values()].filter((call) => call.process === running)
    if (!running.ended) {
      running.ended = true
      if (running.ready) {
        this.restarts += 1
        this.crashesInARow += 1
        this.options.onCrash(reason)
      }
    } else if (!this.closed) {
      for (const call of calls) {
        call.process = undefined
        clearTimeout(call.deadlineTimer)
        if (call.options.signal?.aborted || call.options.quiet) {
          call.reject(new StudioError('cancelled'))
        } else {
          this.dispatch(call)
        }
      }
      calls.length = 0
    }
    for (const call of calls) {
      call.reject(
        call.options.signal?.aborted
          ? new StudioError('cancelled')
          : new StudioError('engine-crashed', { reason }),
      )
    }
    this.options.onStateChange()
  }

  private startIdleTimer(): void {
    this.stopIdleTimer()
    if (this.closed || !this.running) return
    this.idleTimer = setTimeout(() => {
      this.release().catch((error: unknown) =>
        this.options.log('an idle engine was not let go', error),
      )
    }, this.options.idleMilliseconds())
    this.idleTimer.unref()
  }

  private stopIdleTimer(): void {
    clearTimeout(this.idleTimer)
    this.idleTimer = undefined
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.name : 'unknown'
}

/** Waits for a promise, but no longer than some milliseconds. */
async function raceTime(promise: Promise<unknown>, limit: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, limit)
  })
  await Promise.race([promise, late])
  clearTimeout(timer)
}
