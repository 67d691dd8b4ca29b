import { create } from 'zustand'

interface MaskWorkState {
  /** What is being done to the mask as a whole, and how much of it, where that is known. */
  readonly working: { readonly titleKey: string; readonly share: number | undefined } | undefined
}

/** A change of the mask that takes its time; the mask cannot be painted on meanwhile. */
export const useMaskWork = create<MaskWorkState>()(() => ({ working: undefined }))
