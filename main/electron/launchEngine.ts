import { join } from 'node:path'
import { utilityProcess } from 'electron'
import type { EngineMessage } from '../../preload/contract/engineProtocol'
import type { EngineProcess, LaunchEngine, LaunchProbe } from '../core/engineProcess'

const environment = () => ({ ...process.env, ORT_DISABLE_TELEMETRY: '1' })

/** Starts engines as Electron utility processes. */
export function launchUtilityEngine(programs: string): LaunchEngine {
  return (purpose): EngineProcess => {
    const child = utilityProcess.fork(join(programs, 'engine.cjs'), [], {
      serviceName: `AIGC Studio engine (${purpose})`,
      stdio: 'ignore',
      env: environment(),
    })
    return {
      post: (request) => child.postMessage(request),
      onMessage: (listener) => child.on('message', (message: EngineMessage) => listener(message)),
      onExit: (listener) => child.once('exit', (code) => listener({ code, signal: null })),
      kill: () => {
        // utilityProcess.kill asks politely; a network's run does not hear it.
        if (child.pid === undefined) child.kill()
        else killHard(child.pid)
      },
    }
  }
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself in the meantime, which is what was wanted.
  }
}

/** Probes a provider in a utility process that is killed with the signal. */
export function launchUtilityProbe(programs: string): LaunchProbe {
  return (provider, signal) =>
    new Promise((resolve) => {
      const child = utilityProcess.fork(join(programs, 'probe.cjs'), [provider], {
        serviceName: 'AIGC Studio provider probe',
        stdio: 'ignore',
        env: environment(),
      })
      let answer: Awaited<ReturnType<LaunchProbe>> | undefined
      child.on('message', (message: Awaited<ReturnType<LaunchProbe>>) => {
        answer = message
        // It has no more to say, and its port would keep it alive.
        if (child.pid !== undefined) killHard(child.pid)
      })
      signal.addEventListener('abort', () => child.pid !== undefined && killHard(child.pid), {
        once: true,
      })
      child.once('exit', (code) =>
        resolve(answer ?? { available: false, reason: `ended with ${code}` }),
      )
    })
}
