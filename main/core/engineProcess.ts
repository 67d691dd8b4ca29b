import type { EngineMessage, EngineRequest } from '../../preload/contract/engineProtocol'

/** A running engine process, however the door starts one (utilityProcess, child_process). */
export interface EngineProcess {
  post(request: EngineRequest): void
  onMessage(listener: (message: EngineMessage) => void): void
  /** Called once; `code` null where a signal ended it. */
  onExit(listener: (exit: { code: number | null; signal: string | null }) => void): void
  /** Ends it at once. */
  kill(): void
}

/** Starts an engine process. `purpose` names it in process lists. */
export type LaunchEngine = (purpose: 'networks' | 'pictures') => EngineProcess

/** Probes one execution provider in a throw-away child: see core/providerProbing. */
export type LaunchProbe = (
  provider: string,
  signal: AbortSignal,
) => Promise<{ available: boolean; reason?: string; seconds?: number }>
