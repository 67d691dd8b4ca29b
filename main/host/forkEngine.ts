import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { EngineMessage } from '../../preload/contract/engineProtocol'
import type { EngineProcess, LaunchEngine, LaunchProbe } from '../core/engineProcess'

/**
 * An engine's own objects are few, but each photograph's memory makes the runtime look through them. The threads that it
 * has for that cost more than the looking, on the very cores that networks and encoders use.
 */
const engineFlags = ['--single-threaded-gc']

/** Starts engines as children of a plain Node process (the command line and the loopback door). */
export function forkEngine(programs: string): LaunchEngine {
  return (): EngineProcess => {
    const child = fork(join(programs, 'engine.cjs'), [], {
      execArgv: engineFlags,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { ...process.env, ORT_DISABLE_TELEMETRY: '1' },
    })
    // A request that crosses the child's death is answered by its exit, so a failed send needs no more.
    child.on('error', () => undefined)
    return {
      post(request) {
        if (child.connected) child.send(request, () => undefined)
      },
      onMessage(listener) {
        child.on('message', (message) => listener(message as EngineMessage))
      },
      onExit(listener) {
        let told = false
        const tell = (code: number | null, signal: string | null) => {
          if (told) return
          told = true
          listener({ code, signal })
        }
        child.on('exit', tell)
        child.on('error', () => child.pid === undefined && tell(1, null))
      },
      kill() {
        child.kill('SIGKILL')
      },
    }
  }
}

/** Probes a provider in a throw-away child that is killed with the signal. */
export function forkProbe(programs: string): LaunchProbe {
  return (provider, signal) =>
    new Promise((resolve) => {
      const child = fork(join(programs, 'probe.cjs'), [provider], {
        execArgv: [],
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        env: { ...process.env, ORT_DISABLE_TELEMETRY: '1' },
      })
      const kill = () => child.kill('SIGKILL')
      signal.addEventListener('abort', kill, { once: true })
      let answer: Awaited<ReturnType<LaunchProbe>> | undefined
      child.on('message', (message) => {
        answer = message as Awaited<ReturnType<LaunchProbe>>
      })
      child.on('error', (error) => resolve({ available: false, reason: error.message }))
      child.on('exit', (code, killed) => {
        signal.removeEventListener('abort', kill)
        resolve(
          answer ?? {
            available: false,
            reason: killed ? `ended by ${killed}` : `ended with ${code}`,
          },
        )
      })
    })
}
