import { create } from 'zustand'
import type { FormValues } from '../ui/formValues'

interface FormState {
  /** What each step's form holds, by the step's id. */
  readonly values: Readonly<Record<string, FormValues>>
  /** The step that a panel shows, by the panel's id. */
  readonly steps: Readonly<Record<string, string>>
  readonly setValues: (step: string, values: FormValues) => void
  /** Lets go of models that are gone, so that no form asks for one. */
  readonly keepModels: (ids: ReadonlySet<string>) => void
  readonly showStep: (panel: string, step: string) => void
}

/** Forms keep what was entered while their panel is out of sight. */
export const useForms = create<FormState>()((set) => ({
  values: {},
  steps: {},
  setValues: (step, values) => set((state) => ({ values: { ...state.values, [step]: values } })),
  keepModels: (ids) =>
    set((state) => ({
      values: Object.fromEntries(
        Object.entries(state.values).map(([step, values]) =>
          typeof values.model === 'string' && !ids.has(values.model)
            ? [step, { ...values, model: undefined }]
            : [step, values],
        ),
      ),
    })),
  showStep: (panel, step) => set((state) => ({ steps: { ...state.steps, [panel]: step } })),
}))

const nothing: FormValues = {}

/** The values of a step's form with their setter. */
export function useStepValues(step: string): [FormValues, (values: FormValues) => void] {
  const values = useForms((state) => state.values[step] ?? nothing)
  const setValues = useForms((state) => state.setValues)
  return [values, (next) => setValues(step, next)]
}
