import { create } from 'zustand'
import type { EngineStatus } from '../../preload/contract/engineStatus'
import { studio } from './studio'

interface EngineState {
  readonly status: EngineStatus | undefined
  readonly load: () => Promise<void>
  /** Tries every execution provider again; takes seconds. */
  readonly probe: () => Promise<void>
  readonly release: () => Promise<void>
}

/** The engine process as the core tells of it. */
export const useEngine = create<EngineState>()((set) => ({
  status: undefined,
  load: async () => set({ status: await studio().calls.engine.status({}) }),
  probe: async () => set({ status: await studio().calls.engine.probe({}) }),
  release: async () => set({ status: await studio().calls.engine.release({}) }),
}))

/** Follows the engine's changes; returns a function that stops it. */
export function followEngine(): () => void {
  return studio().on('engine.changed', (status) => useEngine.setState({ status }))
}
