import { create } from 'zustand'
import type { StepRequest } from '../actions/runStep'

interface StepClipboardState {
  /** Edit steps that were copied, to be used on other pictures. */
  readonly steps: readonly StepRequest[]
  readonly copy: (steps: readonly StepRequest[]) => void
}

/** The clipboard of edits. */
export const useStepClipboard = create<StepClipboardState>()((set) => ({
  steps: [],
  copy: (steps) => set({ steps }),
}))
