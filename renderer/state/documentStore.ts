import { create } from 'zustand'
import type { Asset } from '../../preload/contract/asset'
import type { HeatMap } from '../../preload/contract/results'
import { type Brush, brushSizeFor, largestBrush, smallestBrush } from '../canvas/brush'
import { clamp, type Rectangle, type Size } from '../canvas/geometry'
import {
  applyChange,
  changeBytes,
  differenceOf,
  emptyMask,
  isEmptyMask,
  type Mask,
  type MaskChange,
} from '../canvas/mask/mask'
import type { MaskMode } from '../canvas/mask/maskDraft'
import { encodeMaskPng } from '../canvas/mask/maskPng'
import type { PicturePreview } from '../canvas/preview/picturePreview'
import { emptyHistory, type History, pushEntry, redoEntry, undoEntry } from './history'

export type Tool = 'view' | 'brush' | 'eraser' | 'rectangle' | 'lasso' | 'wand' | 'crop'

/** `split`: a slider between the original and the picture; `difference`: what has changed, as light. */
export type CompareMode = 'off' | 'split' | 'sideBySide' | 'difference'

/** One undoable edit. `labelKey` names it in the interface, with its namespace. */
type DocumentEdit = { readonly bytes: number; readonly labelKey: string } & (
  | { readonly kind: 'picture'; readonly before: Asset; readonly after: Asset }
  | { readonly kind: 'mask'; readonly asset: string; readonly change: MaskChange }
)

/** Results that wait for a yes or no; the canvas shows the one at `shown`. */
interface StagedResults {
  readonly assets: readonly Asset[]
  readonly shown: number
  /** The step that made them. */
  readonly step?: string | undefined
  /** Makes another variant, where the step can give something else. */
  readonly retry?: (() => void) | undefined
}

/** The open picture with its history and mask, and how the canvas shows it. */
export interface DocumentState {
  readonly asset: Asset | undefined
  /** The picture that was opened: what `original` compares with. */
  readonly original: Asset | undefined
  readonly history: History<DocumentEdit>
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** Masks of every picture since the start of the app, by asset. */
  readonly masks: ReadonlyMap<string, Mask>
  readonly hasMask: boolean
  readonly maskVisible: boolean
  readonly tool: Tool
  readonly brush: Brush
  readonly wand: { readonly tolerance: number; readonly contiguous: boolean }
  /** Whether rectangle, lasso and wand add to the mask or take from it. */
  readonly maskMode: MaskMode
  readonly overlay: { readonly heatMap: HeatMap; readonly title: string } | undefined
  readonly overlayOpacity: number
  /** Compared with instead of the original. */
  readonly compareWith: Asset | undefined
  readonly compareMode: CompareMode
  /** Where the split lies across the canvas, 0..1. */
  readonly splitPosition: number
  /** True while the original is held up. */
  readonly showsOriginal: boolean
  readonly preview: PicturePreview | undefined
  /** Crop box as fractions of the picture, and the ratio width/height that it keeps. */
  readonly crop: Rectangle | undefined
  readonly cropRatio: number | undefined
  readonly staged: StagedResults | undefined

  /** Shows a picture and starts a new history; nothing happens where it is shown already. */
  open(asset: Asset): void
  close(): void
  /** A result becomes the current picture, undoably. */
  showResult(asset: Asset, labelKey?: string): void
  /** Takes over what the library says about the shown picture (its name, its rating). */
  refresh(asset: Asset): void
  undo(): void
  redo(): void
  setTool(tool: Tool): void
  setBrush(brush: Partial<Brush>): void
  setWand(wand: Partial<DocumentState['wand']>): void
  setMaskMode(mode: MaskMode): void
  setMaskVisible(visible: boolean): void
  /** The mask of the shown picture, empty where nothing was painted; undefined without a picture. */
  currentMask(): Mask | undefined
  /** Makes a changed mask current as one undoable edit. */
  setMask(mask: Mask, labelKey: string): void
  commitMaskChange(change: MaskChange, labelKey: string): void
  /** PNG of the picture's own size, white = repair; undefined where the mask is empty. */
  maskBytes(): Promise<Uint8Array | undefined>
  clearMask(): void
  setOverlay(overlay: DocumentState['overlay']): void
  setOverlayOpacity(opacity: number): void
  setCompareWith(asset: Asset | undefined): void
  setCompareMode(mode: CompareMode): void
  setSplitPosition(position: number): void
  holdOriginal(held: boolean): void
  setPreview(preview: PicturePreview | undefined): void
  setCrop(crop: Rectangle | undefined, ratio?: number): void
  /** Gives the crop box up. */
  leaveCrop(): void
  /** Lets results wait over the canvas. Those of the step that made what waits already join it as variants. */
  stage(assets: readonly Asset[], step?: string, retry?: () => void): void
  showStaged(index: number): void
  /** The staged result that is shown becomes the picture, as one undoable edit. */
  acceptStaged(): void
  /** Puts the staged results aside; answers their ids, so that they can go to the trash. */
  discardStaged(): string[]
}

const pictureEditBytes = 4096

/** The size of a picture; undefined where the library does not know it. */
export function sizeOfAsset(asset: Asset | undefined): Size | undefined {
  return asset?.width && asset.height ? { width: asset.width, height: asset.height } : undefined
}

const withoutPicture = {
  asset: undefined,
  original: undefined,
  history: emptyHistory<DocumentEdit>(),
  canUndo: false,
  canRedo: false,
  hasMask: false,
  overlay: undefined,
  compareWith: undefined,
  compareMode: 'off',
  showsOriginal: false,
  preview: undefined,
  crop: undefined,
  staged: undefined,
} as const

export const useDocument = create<DocumentState>()((set, get) => ({
  ...withoutPicture,
  masks: new Map(),
  maskVisible: true,
  tool: 'view',
  brush: { size: 40, hardness: 0.9 },
  wand: { tolerance: 24, contiguous: true },
  maskMode: 'add',
  overlayOpacity: 0.6,
  splitPosition: 0.5,
  cropRatio: undefined,

  open(asset) {
    if (get().asset?.id === asset.id) return
    const size = sizeOfAsset(asset)
    set((state) => ({
      ...withoutPicture,
      asset,
      original: asset,
      hasMask: !isEmptyMask(state.masks.get(asset.id)),
      brush: size ? { ...state.brush, size: brushSizeFor(size) } : state.brush,
      tool: state.tool === 'crop' ? 'view' : state.tool,
    }))
  },

  close() {
    set({ ...withoutPicture })
  },

  showResult(asset, labelKey = 'canvas:edits.result') {
    const before = get().asset
    if (!before) return get().open(asset)
    if (before.id === asset.id) return
    set((state) => ({
      ...showing(state, asset),
      ...withHistory(
        pushEntry(state.history, {
          kind: 'picture',
          before,
          after: asset,
          labelKey,
          bytes: pictureEditBytes,
        }),
      ),
    }))
  },

  refresh(asset) {
    set((state) => ({
      asset: state.asset?.id === asset.id ? asset : state.asset,
      original: state.original?.id === asset.id ? asset : state.original,
    }))
  },

  undo() {
    const step = undoEntry(get().history)
    if (step) set((state) => ({ ...replay(state, step.entry, true), ...withHistory(step.history) }))
  },

  redo() {
    const step = redoEntry(get().history)
    if (step)
      set((state) => ({ ...replay(state, step.entry, false), ...withHistory(step.history) }))
  },

  setTool: (tool) => set({ tool }),
  setBrush: (brush) =>
    set((state) => ({
      brush: {
        size: clamp(brush.size ?? state.brush.size, smallestBrush, largestBrush),
        hardness: clamp(brush.hardness ?? state.brush.hardness, 0, 1),
      },
    })),
  setWand: (wand) => set((state) => ({ wand: { ...state.wand, ...wand } })),
  setMaskMode: (maskMode) => set({ maskMode }),
  setMaskVisible: (maskVisible) => set({ maskVisible }),

  currentMask() {
    const { asset, masks } = get()
    const size = sizeOfAsset(asset)
    if (!asset || !size) return undefined
    return masks.get(asset.id) ?? emptyMask(size)
  },

  setMask(mask, labelKey) {
    const before = get().currentMask()
    if (before) get().commitMaskChange(differenceOf(before, mask), labelKey)
  },

  commitMaskChange(change, labelKey) {
    const { asset } = get()
    if (!asset || change.length === 0) return
    const edit: DocumentEdit = {
      kind: 'mask',
      asset: asset.id,
      change,
      labelKey,
      bytes: changeBytes(change),
    }
    set((state) => ({
      ...replay(state, edit, false),
      ...withHistory(pushEntry(state.history, edit)),
      maskVisible: true,
    }))
  },

  async maskBytes() {
    const mask = get().currentMask()
    return mask && !isEmptyMask(mask) ? encodeMaskPng(mask) : undefined
  },

  clearMask() {
    const mask = get().currentMask()
    if (mask) get().setMask(emptyMask(mask.size), 'canvas:edits.clear')
  },

  setOverlay: (overlay) => set({ overlay }),
  setOverlayOpacity: (opacity) => set({ overlayOpacity: clamp(opacity, 0, 1) }),
  setCompareWith: (compareWith) => set({ compareWith }),
  setCompareMode: (compareMode) => set({ compareMode }),
  setSplitPosition: (position) => set({ splitPosition: clamp(position, 0, 1) }),
  holdOriginal: (showsOriginal) => set({ showsOriginal }),
  setPreview: (preview) => set({ preview }),
  setCrop: (crop, ratio) =>
    set((state) => ({ crop, cropRatio: crop ? (ratio ?? state.cropRatio) : ratio })),

  leaveCrop: () => set({ crop: undefined, tool: 'view' }),

  stage(assets, step, retry) {
    if (assets.length === 0) return
    const waiting = get().staged
    const earlier = waiting && step !== undefined && waiting.step === step ? waiting.assets : []
    const fresh = assets.filter(({ id }) => !earlier.some((asset) => asset.id === id))
    set({
      staged: { assets: [...earlier, ...fresh], shown: earlier.length, step, retry },
      overlay: undefined,
    })
  },
  showStaged(index) {
    set(({ staged }) => (staged?.assets[index] ? { staged: { ...staged, shown: index } } : {}))
  },
  acceptStaged() {
    const { staged } = get()
    const asset = staged?.assets[staged.shown]
    set({ staged: undefined })
    if (asset) get().showResult(asset)
  },
  discardStaged() {
    const ids = get().staged?.assets.map(({ id }) => id) ?? []
    set({ staged: undefined })
    return ids
  },
}))

/** What changes with the shown picture within one history. */
function showing(state: DocumentState, asset: Asset): Partial<DocumentState> {
  return {
    asset,
    hasMask: !isEmptyMask(state.masks.get(asset.id)),
    overlay: undefined,
    preview: undefined,
    crop: undefined,
    staged: undefined,
    tool: state.tool === 'crop' ? 'view' : state.tool,
  }
}

function withHistory(history: History<DocumentEdit>): Partial<DocumentState> {
  return { history, canUndo: history.past.length > 0, canRedo: history.future.length > 0 }
}

/** Does an edit (again), or takes it back. */
function replay(
  state: DocumentState,
  edit: DocumentEdit,
  backward: boolean,
): Partial<DocumentState> {
  if (edit.kind === 'picture') return showing(state, backward ? edit.before : edit.after)
  const size = sizeOfAsset(state.asset)
  const mask = state.masks.get(edit.asset) ?? (size && emptyMask(size))
  if (!mask) return {}
  const changed = applyChange(mask, edit.change, backward)
  return {
    masks: new Map(state.masks).set(edit.asset, changed),
    hasMask: !isEmptyMask(changed),
    maskVisible: true,
  }
}
