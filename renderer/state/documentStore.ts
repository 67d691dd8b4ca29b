import { create } from 'zustand'
import type { Asset } from '../../preload/contract/asset'
import type { Edit, EditStep } from '../../preload/contract/edit'
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
import { type Repainting, repaintedBy } from '../canvas/mask/repainting'
import type { PicturePreview } from '../canvas/preview/picturePreview'
import { useHistory } from './historyStore'
import { type KeptRepaintings, keptOf, withKept, withoutKept } from './keptRepaintings'

export type Tool = 'view' | 'brush' | 'eraser' | 'rectangle' | 'lasso' | 'wand' | 'crop'

/** `split`: a slider between the original and the picture; `difference`: what has changed, as light. */
export type CompareMode = 'off' | 'split' | 'sideBySide' | 'difference'

/** Results that wait for a yes or no; the canvas shows the one at `shown`. */
interface StagedResults {
  readonly assets: readonly Asset[]
  /** The edit that each of them would make of the picture. */
  readonly edits: readonly Edit[]
  readonly shown: number
  /** The step that made them. */
  readonly step: string
  /** The step as it was run last, where that gave one of them again. */
  readonly tried?: EditStep | undefined
}

/** The open picture with its edit and mask, and how the canvas shows it. */
export interface DocumentState {
  readonly asset: Asset | undefined
  /** The picture before all its edits. */
  readonly original: Asset | undefined
  /** The steps that lead from the one to the other; undefined until the library has told them. */
  readonly edit: Edit | undefined
  /** Masks of the pictures that were open since the start of the app, by asset. */
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
  /** Whether the picture is laid beside itself, as a texture is on a wall. */
  readonly tiled: boolean
  /** True while the original is held up. */
  readonly showsOriginal: boolean
  readonly preview: PicturePreview | undefined
  /** The picture that the preview starts from, where it is not the shown one: a step in the stack is changed. */
  readonly previewBase: Asset | undefined
  /** Crop box as fractions of the picture, and the ratio width/height that it keeps. */
  readonly crop: Rectangle | undefined
  readonly cropRatio: number | undefined
  readonly staged: StagedResults | undefined
  /** The mask of a step in the stack that is painted anew; mask tools then act on it alone. */
  readonly repainting: Repainting | undefined
  /** Those of other pictures, which come back with them. */
  readonly keptRepaintings: KeptRepaintings

  /** Shows a picture; nothing happens where it is shown already. */
  open(asset: Asset): void
  close(): void
  /** Shows an edit: its picture, and its source as the original. */
  show(edit: Edit, source: Asset, shown: Asset): void
  /** Takes over what the library says about the shown picture (its name, its rating). */
  refresh(asset: Asset): void
  setTool(tool: Tool): void
  setBrush(brush: Partial<Brush>): void
  setWand(wand: Partial<DocumentState['wand']>): void
  setMaskMode(mode: MaskMode): void
  setMaskVisible(visible: boolean): void
  /** The mask of the shown picture, empty where nothing was painted; undefined without a picture. */
  currentMask(): Mask | undefined
  /** Takes over the mask of any picture, without a step to take back. */
  putMask(asset: string, mask: Mask): void
  /** Makes a changed mask current as one undoable edit. */
  setMask(mask: Mask, labelKey: string): void
  commitMaskChange(change: MaskChange, labelKey: string): void
  clearMask(): void
  setOverlay(overlay: DocumentState['overlay']): void
  setOverlayOpacity(opacity: number): void
  setCompareWith(asset: Asset | undefined): void
  setCompareMode(mode: CompareMode): void
  setSplitPosition(position: number): void
  /** Lays copies round the picture; they go with it when another source is opened. */
  setTiled(tiled: boolean): void
  holdOriginal(held: boolean): void
  setPreview(preview: PicturePreview | undefined, base?: Asset): void
  setCrop(crop: Rectangle | undefined, ratio?: number): void
  /** Gives the crop box up. */
  leaveCrop(): void
  /** Lets a result wait over the canvas. Those of the step that made what waits already join it as variants. */
  stage(asset: Asset, edit: Edit, step: string): void
  /** Shows one of the results, which `tried` gave again where that is told. */
  showStaged(index: number, tried?: EditStep): void
  /** Takes the shown result off the canvas, for it to become the picture. */
  takeStaged(): { asset: Asset; edit: Edit } | undefined
  /** Puts the staged results aside. */
  discardStaged(): void
  /** Puts a repainting of an edit's step aside, or goes on with it where that edit is open. */
  keepRepainting(source: string, repainting: Repainting): void
  /** Goes on with what was put aside of the open edit, where its step still starts from the same picture. */
  resumeRepainting(): void
  /** Starts, goes on with or, by undefined, ends painting a step's mask anew. */
  setRepainting(repainting: Repainting | undefined): void
}

/** The size of a picture; undefined where the library does not know it. */
export function sizeOfAsset(asset: Asset | undefined): Size | undefined {
  return asset?.width && asset.height ? { width: asset.width, height: asset.height } : undefined
}

const withoutPicture = {
  asset: undefined,
  original: undefined,
  edit: undefined,
  hasMask: false,
  overlay: undefined,
  compareWith: undefined,
  compareMode: 'off',
  tiled: false,
  showsOriginal: false,
  preview: undefined,
  previewBase: undefined,
  crop: undefined,
  staged: undefined,
  repainting: undefined,
} as const

export const useDocument = create<DocumentState>()((set, get) => ({
  ...withoutPicture,
  masks: new Map(),
  keptRepaintings: new Map(),
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
      keptRepaintings: keeping(state),
      asset,
      original: asset,
      hasMask: !isEmptyMask(state.masks.get(asset.id)),
      brush: size ? { ...state.brush, size: brushSizeFor(size) } : state.brush,
      tool: state.tool === 'crop' ? 'view' : state.tool,
    }))
  },

  close() {
    set((state) => ({ ...withoutPicture, keptRepaintings: keeping(state) }))
  },

  show(edit, source, shown) {
    const { original, open } = get()
    if (original?.id !== source.id && get().asset?.id !== shown.id) open(shown)
    set((state) => ({
      ...(state.asset?.id === shown.id ? {} : showing(state, shown)),
      asset: shown,
      original: source,
      edit,
    }))
    get().resumeRepainting()
  },

  keepRepainting(source, repainting) {
    set(({ keptRepaintings }) => ({
      keptRepaintings: withKept(keptRepaintings, source, repainting),
    }))
    get().resumeRepainting()
  },

  resumeRepainting() {
    const { edit, staged, repainting, keptRepaintings, setRepainting } = get()
    const kept = edit && !staged && !repainting ? keptOf(keptRepaintings, edit) : undefined
    if (!edit || !kept) return
    set({ keptRepaintings: withoutKept(keptRepaintings, edit.source) })
    setRepainting(kept)
  },

  refresh(asset) {
    set((state) => ({
      asset: state.asset?.id === asset.id ? asset : state.asset,
      original: state.original?.id === asset.id ? asset : state.original,
    }))
  },

  setTool: (tool) => {
    // A mask has the size of its picture.
    if (tool !== 'crop' || !get().repainting) set({ tool })
  },
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
    const { asset, masks, repainting } = get()
    if (repainting) return repainting.mask
    const size = sizeOfAsset(asset)
    if (!asset || !size) return undefined
    return masks.get(asset.id) ?? emptyMask(size)
  },

  setMask(mask, labelKey) {
    const before = get().currentMask()
    if (before) get().commitMaskChange(differenceOf(before, mask), labelKey)
  },

  putMask(asset, mask) {
    set((state) => ({
      masks: new Map(state.masks).set(asset, mask),
      ...(state.asset?.id === asset && !state.repainting ? { hasMask: !isEmptyMask(mask) } : {}),
    }))
  },

  commitMaskChange(change, labelKey) {
    const { asset, repainting } = get()
    if (repainting) {
      get().setRepainting(repaintedBy(repainting, change))
      return
    }
    const before = get().currentMask()
    if (!asset || !before || change.length === 0) return
    const mask = applyChange(before, change)
    get().putMask(asset.id, mask)
    set({ maskVisible: true })
    useHistory
      .getState()
      .record(
        { kind: 'mask', asset: asset.id, change, labelKey, bytes: changeBytes(change) },
        { mask: { asset: asset.id, mask } },
      )
  },

  clearMask() {
    const mask = get().currentMask()
    if (mask) get().setMask(emptyMask(mask.size), 'canvas:edits.clear')
  },

  setOverlay: (overlay) => set({ overlay }),
  setOverlayOpacity: (opacity) => set({ overlayOpacity: clamp(opacity, 0, 1) }),
  setCompareWith: (compareWith) => set({ compareWith }),
  // What is repeated has no half of the screen to itself.
  setCompareMode: (compareMode) =>
    set(compareMode === 'off' ? { compareMode } : { compareMode, tiled: false }),
  setSplitPosition: (position) => set({ splitPosition: clamp(position, 0, 1) }),
  setTiled: (tiled) => set(tiled ? { tiled, compareMode: 'off' } : { tiled }),
  holdOriginal: (showsOriginal) => set({ showsOriginal }),
  setPreview: (preview, previewBase) => set({ preview, previewBase }),
  setCrop: (crop, ratio) =>
    set((state) => ({ crop, cropRatio: crop ? (ratio ?? state.cropRatio) : ratio })),

  leaveCrop: () => set({ crop: undefined, tool: 'view' }),

  stage(asset, edit, step) {
    const waiting = get().staged
    const earlier = waiting?.step === step ? waiting : { assets: [], edits: [] }
    set({
      staged: {
        assets: [...earlier.assets, asset],
        edits: [...earlier.edits, edit],
        shown: earlier.assets.length,
        step,
      },
      overlay: undefined,
    })
  },
  showStaged(index, tried) {
    set(({ staged }) =>
      staged?.assets[index]
        ? { staged: { ...staged, shown: index, tried: tried ?? staged.tried } }
        : {},
    )
  },
  takeStaged() {
    const { staged } = get()
    const asset = staged?.assets[staged.shown]
    const edit = staged?.edits[staged.shown]
    set({ staged: undefined })
    return asset && edit && { asset, edit }
  },
  discardStaged: () => set({ staged: undefined }),

  setRepainting(repainting) {
    set(({ asset, masks }) => ({
      repainting,
      hasMask: !isEmptyMask(repainting ? repainting.mask : asset && masks.get(asset.id)),
      ...(repainting ? { maskVisible: true } : {}),
    }))
  },
}))

/** The mask that is being painted anew waits for its picture to come back. */
function keeping({ keptRepaintings, original, repainting }: DocumentState): KeptRepaintings {
  return withKept(keptRepaintings, original?.id, repainting)
}

/** What changes with the shown picture of one original. */
function showing(state: DocumentState, asset: Asset): Partial<DocumentState> {
  return {
    asset,
    hasMask: !isEmptyMask(state.masks.get(asset.id)),
    overlay: undefined,
    preview: undefined,
    previewBase: undefined,
    crop: undefined,
    staged: undefined,
    repainting: undefined,
    keptRepaintings: keeping(state),
    tool: state.tool === 'crop' ? 'view' : state.tool,
  }
}
