import { create } from 'zustand'
import type { Asset } from '../../../preload/contract/asset'

interface EvaluateState {
  /** The picture that was chosen to compare with. */
  readonly reference: Asset | undefined
  readonly setReference: (reference: Asset) => void
}

/** What the evaluate panel has chosen; it outlives the panel, which is gone while another tab is shown. */
export const useEvaluate = create<EvaluateState>()((set) => ({
  reference: undefined,
  setReference: (reference) => set({ reference }),
}))
