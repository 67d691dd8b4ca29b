import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** A share of the window's width, so that a large screen starts with more than two columns. */
function share(part: number, least: number, most: number): number {
  const width = globalThis.innerWidth ?? 1280
  return Math.round(Math.min(most, Math.max(least, width * part)))
}

export const sideLimits = {
  gallery: { minimum: 208, maximum: 720, initial: share(0.19, 304, 480) },
  panel: { minimum: 304, maximum: 640, initial: share(0.17, 376, 440) },
  tray: { minimum: 120, maximum: 480, initial: 208 },
} as const
export type Side = keyof typeof sideLimits

/** What opens and closes. */
type WindowPart = 'trayOpen' | 'galleryOpen' | 'panelOpen' | 'collectionsOpen'

interface LayoutState {
  readonly sizes: Readonly<Record<Side, number>>
  readonly panel: string
  readonly trayOpen: boolean
  readonly galleryOpen: boolean
  readonly panelOpen: boolean
  readonly collectionsOpen: boolean
  readonly thumbnailSize: number
  readonly resize: (side: Side, size: number) => void
  readonly showPanel: (panel: string) => void
  readonly toggle: (part: WindowPart, open?: boolean) => void
  readonly setThumbnailSize: (size: number) => void
}

/** A side's size within its limits. */
function clampSide(side: Side, size: number): number {
  const { minimum, maximum } = sideLimits[side]
  return Math.round(Math.min(maximum, Math.max(minimum, size)))
}

/** Sizes and open parts of the window, kept by this machine. */
export const useLayout = create<LayoutState>()(
  persist(
    (set) => ({
      sizes: {
        gallery: sideLimits.gallery.initial,
        panel: sideLimits.panel.initial,
        tray: sideLimits.tray.initial,
      },
      panel: 'generate',
      trayOpen: false,
      galleryOpen: true,
      panelOpen: true,
      collectionsOpen: true,
      thumbnailSize: 128,
      resize: (side, size) =>
        set((state) => ({ sizes: { ...state.sizes, [side]: clampSide(side, size) } })),
      showPanel: (panel) => set({ panel, panelOpen: true }),
      toggle: (part, open) => set((state) => ({ [part]: open ?? !state[part] })),
      setThumbnailSize: (thumbnailSize) => set({ thumbnailSize }),
    }),
    { name: 'studio-layout', version: 1 },
  ),
)
