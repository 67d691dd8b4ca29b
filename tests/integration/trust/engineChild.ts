import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type {
  EngineInput,
  EngineMessage,
  EngineMethod,
  EngineOutput,
} from '../../../preload/contract/engineProtocol'
import type { ErrorPayload } from '../../../preload/contract/errors'

/** How a call to an engine ended: with an answer, with one of our errors, or with the process. */
type CallEnd<M extends EngineMethod> =
  | { readonly kind: 'answer'; readonly output: EngineOutput<M> }
  | { readonly kind: 'error'; readonly error: ErrorPayload }
  | { readonly kind: 'exit'; readonly reason: string }

/** The built engine as a bare process, without anybody who starts it again: every exit is seen. */
export interface EngineChild {
  readonly pid: number
  call<M extends EngineMethod>(method: M, input: EngineInput<M>): Promise<CallEnd<M>>
  stop(): void
}

export async function startEngine(): Promise<EngineChild> {
  const child: ChildProcess = fork(join(__dirname, '../../../dist/engine.cjs'), [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, ORT_DISABLE_TELEMETRY: '1' },
  })
  const waiting = new Map<number, (end: CallEnd<EngineMethod>) => void>()
  let exit: string | undefined
  let next = 0
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code, signal) => {
      exit = signal ?? `exit ${code}`
      reject(new Error(`the engine did not start: ${exit}`))
      for (const settle of waiting.values()) settle({ kind: 'exit', reason: exit })
    })
    child.on('message', (message: EngineMessage) => {
      if (message.kind === 'ready') resolve()
      else if (message.kind === 'result')
        waiting.get(message.id)?.({ kind: 'answer', output: message.output as never })
      else if (message.kind === 'error')
        waiting.get(message.id)?.({ kind: 'error', error: message.error })
    })
  })
  return {
    pid: child.pid ?? 0,
    call: (method, input) =>
      new Promise((resolve) => {
        if (exit !== undefined) return resolve({ kind: 'exit', reason: exit })
        next += 1
        const id = next
        waiting.set(id, (end) => {
          waiting.delete(id)
          resolve(end as never)
        })
        child.send({ kind: 'call', id, method, input })
      }),
    stop: () => child.kill('SIGKILL'),
  }
}
