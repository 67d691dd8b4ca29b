import { create } from 'zustand'
import type { ModelStatus, ModelTask } from '../../preload/contract/model'
import { showError } from '../ui/notices'
import { useForms } from './formStore'
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
  load: async () => {
    const models = await studio().calls.models.list({})
    set({ models, loaded: true })
    useForms.getState().keepModels(new Set(models.map(({ id }) => id)))
  },
}))

/** Reads the models again whenever one was trained or deleted; returns a function that stops it. */
export function followModels(): () => void {
  return studio().on('models.changed', () => void useModels.getState().load().catch(showError))
}

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
