import { create } from 'zustand'

interface GalleryState {
  readonly filterOpen: boolean
  /** Assets that are being dragged out of the grid. */
  readonly dragged: readonly string[]
  readonly setFilterOpen: (open: boolean) => void
  readonly setDragged: (ids: readonly string[]) => void
}

/** How the gallery stands at the moment, beside what it lists. */
export const useGallery = create<GalleryState>()((set) => ({
  filterOpen: false,
  dragged: [],
  setFilterOpen: (filterOpen) => set({ filterOpen }),
  setDragged: (dragged) => set({ dragged }),
}))
