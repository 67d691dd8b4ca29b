import { create } from 'zustand'

interface DetailsState {
  /** The asset whose details are shown. */
  readonly id: string | undefined
  readonly show: (id: string | undefined) => void
}

export const useDetails = create<DetailsState>()((set) => ({
  id: undefined,
  show: (id) => set({ id }),
}))
