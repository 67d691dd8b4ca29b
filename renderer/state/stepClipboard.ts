import { create } from 'zustand'
import type { PaintedMask } from '../../preload/contract/edit'
import type { StepRequest } from '../actions/runStep'
import type { Size } from '../canvas/geometry'

/** A copied step, with where its mask was painted on the picture before all steps. */
export interface CopiedStep extends StepRequest {
  readonly painted?: PaintedMask
}

interface StepClipboardState {
  /** Edit steps that were copied, to be used on other pictures. */
  readonly steps: readonly CopiedStep[]
  /** The size of the picture that they come from: masks fit no other. */
  readonly size: Size | undefined
  readonly copy: (steps: readonly CopiedStep[], size: Size | undefined) => void
}

/** The clipboard of edits. */
export const useStepClipboard = create<StepClipboardState>()((set) => ({
  steps: [],
  size: undefined,
  copy: (steps, size) => set({ steps, size }),
}))
