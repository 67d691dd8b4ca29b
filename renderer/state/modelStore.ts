import { create } from 'zustand'
import type { ModelStatus, ModelTask } from '../../preload/contract/model'
import { studio } from './studio'

interface ModelState {
  readonly models: readonly ModelStatus[]
  /** False until the core has answered. */
  readonly loaded: boolean
  readonly load: () => Promise<void>
}

/** The models of the catalogue with their state and labels. */
export const useModels = create<ModelState>()((set) => ({
  models: [],
  loaded: false,
  load: async () => set({ models: await studio().calls.models.list({}), loaded: true }),
}))

/** The model that runs a task: the named one, or the first that is ready. */
export function modelFor(
  models: readonly ModelStatus[],
  task: ModelTask,
  id?: string,
): ModelStatus | undefined {
  const candidates = models.filter((model) => model.task === task)
  return (
    candidates.find((model) => model.id === id) ??
    candidates.find((model) => model.state === 'ready')
  )
}
