import type {
  EngineCalls,
  EngineMessage,
  EngineMethod,
  EngineRequest,
  RunOutput,
} from '../../preload/contract/engineProtocol'
import { StudioError, toStudioError } from '../../preload/contract/errors'

/** What a call may use besides its input. */
export interface CallContext {
  readonly signal: AbortSignal
  /** 0..1 */
  progress(fraction: number): void
  output(output: RunOutput): void
  /** What was seen in an input, to be kept with it. */
  seen(input: number, text: string): void
}

/** The engine's calls as functions; failures are thrown. */
export type EngineHandlers = {
  readonly [M in EngineMethod]: (
    input: EngineCalls[M]['input'],
    context: CallContext,
  ) => Promise<EngineCalls[M]['output']>
}

/** Progress is told in steps of this size at most. */
const progressStep = 0.005

/**
 * Answers requests by ids: a result or an error for each call, progress and outputs meanwhile. `run`
 * calls wait for one another, every other call runs at once. A message that is no request is ignored,
 * one that names no method is answered with an error.
 */
export function createDispatcher(
  handlers: EngineHandlers,
  post: (message: EngineMessage) => void,
): { receive(message: unknown): void } {
  const running = new Map<number, AbortController>()
  let lastRun: Promise<void> = Promise.resolve()

  async function answer(request: Call, controller: AbortController, before: Promise<void>) {
    const { id } = request
    try {
      await untilAborted(before, controller.signal)
      controller.signal.throwIfAborted()
      const output = await invoke(handlers, request, contextOf(id, controller.signal, post))
      post({ kind: 'result', id, output })
    } catch (error) {
      const failure = controller.signal.aborted
        ? new StudioError('cancelled')
        : toStudioError(error)
      if (failure.code === 'internal') console.error(error)
      post({ kind: 'error', id, error: failure.toPayload() })
    } finally {
      running.delete(id)
    }
  }

  return {
    receive(message) {
      if (!isRequest(message)) return
      const { id } = message
      if (message.kind === 'cancel') {
        running.get(id)?.abort()
        return
      }
      if (running.has(id) || !Object.hasOwn(handlers, message.method)) {
        const reason = running.has(id) ? 'call id in use' : 'no such engine method'
        post({ kind: 'error', id, error: new StudioError('bad-request', { reason }).toPayload() })
        return
      }
      const controller = new AbortController()
      running.set(id, controller)
      const answered = answer(
        message,
        controller,
        message.method === 'run' ? lastRun : Promise.resolve(),
      )
      if (message.method === 'run') lastRun = Promise.all([lastRun, answered]).then(() => undefined)
    },
  }
}

type Call = Extract<EngineRequest, { kind: 'call' }>

function isRequest(message: unknown): message is EngineRequest {
  if (typeof message !== 'object' || message === null) return false
  const { kind, id, input } = message as { kind?: unknown; id?: unknown; input?: unknown }
  if (typeof id !== 'number') return false
  return kind === 'cancel' || (kind === 'call' && typeof input === 'object' && input !== null)
}

/** A method's input and handler belong together, which the compiler cannot see through the union. */
function invoke(handlers: EngineHandlers, call: Call, context: CallContext): Promise<unknown> {
  const handler = handlers[call.method] as (
    input: unknown,
    context: CallContext,
  ) => Promise<unknown>
  return handler(call.input, context)
}

function contextOf(
  id: number,
  signal: AbortSignal,
  post: (message: EngineMessage) => void,
): CallContext {
  let told = 0
  return {
    signal,
    progress(fraction) {
      const bounded = Math.min(1, fraction)
      if (!(bounded >= told + progressStep || (bounded === 1 && told < 1)) || signal.aborted) return
      told = bounded
      post({ kind: 'progress', id, fraction: bounded })
    },
    output: (output) => post({ kind: 'output', id, output }),
    seen: (input, text) => post({ kind: 'seen', id, input, text }),
  }
}

/** Waits for earlier work, but no longer than until the call is cancelled. */
async function untilAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const listening = new AbortController()
  const aborted = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true, signal: listening.signal })
  })
  await Promise.race([work, aborted])
  listening.abort()
}
