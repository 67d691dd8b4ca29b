import { create } from 'zustand'
import type { PaintedMask } from '../../preload/contract/edit'
import type { CopiedSteps } from '../../preload/contract/preset'
import { isStepId } from '../../preload/contract/steps'
import type { StepRequest } from '../actions/runStep'
import type { Size } from '../canvas/geometry'
import { studio } from './studio'

/** A copied step, with where its mask was painted on the picture before all steps. */
export interface CopiedStep extends StepRequest {
  readonly painted?: PaintedMask
}

interface StepClipboardState {
  /** Edit steps that were copied, to be used on other pictures. */
  readonly steps: readonly CopiedStep[]
  /** The size of the picture that they come from: masks fit no other. */
  readonly size: Size | undefined
  readonly load: () => Promise<void>
  /** Copies steps, for every window of the library and over a restart. */
  readonly copy: (steps: readonly CopiedStep[], size: Size | undefined) => Promise<void>
}

/** The clipboard of edits. */
export const useStepClipboard = create<StepClipboardState>()((set) => ({
  steps: [],
  size: undefined,
  load: async () => set(usable(await studio().calls.presets.copied({}))),
  copy: async (steps, size) => {
    set({ steps, size })
    await studio().calls.presets.copy({
      steps: steps.map(({ step, parameters, painted }) => ({
        step,
        parameters: { ...parameters },
        ...(painted ? { painted } : {}),
      })),
      ...(size ? { size: { width: size.width, height: size.height } } : {}),
    })
  },
}))

function usable({ steps, size }: CopiedSteps): Pick<StepClipboardState, 'steps' | 'size'> {
  return {
    size,
    steps: steps.flatMap(({ step, parameters, painted }) =>
      isStepId(step) ? [{ step, parameters, ...(painted ? { painted } : {}) }] : [],
    ),
  }
}
