import { freeModelName, modelNames, namesInMaking } from '../../preload/contract/modelNames'
import { useJobs } from './jobStore'
import { useModels } from './modelStore'

/** What a model that is asked for now will be called: the name, or the next free one like it. */
export function nameForNewModel(name: string): string {
  const { models } = useModels.getState()
  return freeModelName(name, [...modelNames(models), ...namesInMaking(useJobs.getState().jobs)])
}

/** The same, as models come and go. What is being made by jobs of `step` is left out: its form still shows it. */
export function useNameForNewModel(name: string, step: string): string {
  const models = useModels((state) => state.models)
  const jobs = useJobs((state) => state.jobs)
  const others = jobs.filter(({ recipe }) => recipe.steps[0]?.step !== step)
  return freeModelName(name, [...modelNames(models), ...namesInMaking(others)])
}
