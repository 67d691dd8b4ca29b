import { create } from 'zustand'
import type { StepRequest } from '../actions/runStep'
import type { Size } from '../canvas/geometry'

interface StepClipboardState {
  /** Edit steps that were copied, to be used on other pictures. */
  readonly steps: readonly StepRequest[]
  /** The size of the picture that they come from: masks fit no other. */
  readonly size: Size | undefined
  readonly copy: (steps: readonly StepRequest[], size: Size | undefined) => void
}

/** The clipboard of edits. */
export const useStepClipboard = create<StepClipboardState>()((set) => ({
  steps: [],
  size: undefined,
  copy: (steps, size) => set({ steps, size }),
}))
