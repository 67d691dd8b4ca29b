import { create } from 'zustand'
import type { StepRequest } from '../actions/runStep'

/** A dialog of the window, with what it is about. At most one is open. */
type OpenDialog =
  | { readonly kind: 'settings' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'about' }
  | { readonly kind: 'diagnostics' }
  /** `page` is the one that it opens on. */
  | { readonly kind: 'manual'; readonly page?: string }
  | { readonly kind: 'saveAs'; readonly ids: readonly string[] }
  | { readonly kind: 'batchFolder' }
  /** `first` is the step that its form begins with. */
  | { readonly kind: 'batch'; readonly ids: readonly string[]; readonly first?: StepRequest }
  | { readonly kind: 'preset'; readonly steps: readonly StepRequest[] }
  | { readonly kind: 'collect'; readonly ids: readonly string[] }
  | { readonly kind: 'tags'; readonly ids: readonly string[] }
  | { readonly kind: 'lineage'; readonly id: string }
  /** Pictures like that one, or without one, copies. */
  | { readonly kind: 'alike'; readonly like?: string }
  | { readonly kind: 'emptyTrash' }

interface DialogState {
  readonly dialog: OpenDialog | undefined
  readonly open: (dialog: OpenDialog) => void
  readonly close: () => void
}

export const useDialogs = create<DialogState>()((set) => ({
  dialog: undefined,
  open: (dialog) => set({ dialog }),
  close: () => set({ dialog: undefined }),
}))
