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

/** Windows this narrow (a small screen, or one at 200 % zoom) show one side beside the canvas at a time. */
export const narrowWindow = '(max-width: 899.95px)'

function isNarrow(): boolean {
  return globalThis.matchMedia?.(narrowWindow).matches === true
}

/** What opens and closes. */
type WindowPart = 'trayOpen' | 'galleryOpen' | 'panelOpen' | 'collectionsOpen'

type SidePart = Extract<WindowPart, 'galleryOpen' | 'panelOpen'>

interface LayoutState {
  readonly sizes: Readonly<Record<Side, number>>
  readonly panel: string
  readonly trayOpen: boolean
  readonly galleryOpen: boolean
  readonly panelOpen: boolean
  readonly collectionsOpen: boolean
  /** The side that is seen where there is room for one only. */
  readonly front: SidePart
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

function toggled(
  state: LayoutState,
  part: WindowPart,
  open: boolean | undefined,
): Partial<LayoutState> {
  if (part !== 'galleryOpen' && part !== 'panelOpen') return { [part]: open ?? !state[part] }
  // A side that is open behind the other comes to the front instead of closing unseen.
  const behind = isNarrow() && state.galleryOpen && state.panelOpen && state.front !== part
  const next = open ?? (behind || !state[part])
  return { [part]: next, ...(next ? { front: part } : {}) }
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
      front: 'panelOpen',
      thumbnailSize: 128,
      resize: (side, size) =>
        set((state) => ({ sizes: { ...state.sizes, [side]: clampSide(side, size) } })),
      showPanel: (panel) => set({ panel, panelOpen: true, front: 'panelOpen' }),
      toggle: (part, open) => set((state) => toggled(state, part, open)),
      setThumbnailSize: (thumbnailSize) => set({ thumbnailSize }),
    }),
    { name: 'studio-layout', version: 1 },
  ),
)
