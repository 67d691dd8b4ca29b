import type { Asset } from '../../preload/contract/asset'
import { type DocumentState, sizeOfAsset } from '../state/documentStore'
import type { Size } from './geometry'
import { geometryOf } from './preview/geometryPreview'

/**
 * What the canvas shows. A staged result, what the preview of a step in the stack starts from, or what a
 * mask is painted anew on stands in for the picture until it is accepted or put aside.
 */
export function shownAsset(state: DocumentState): Asset | undefined {
  if (state.repainting) return state.repainting.base
  if (state.staged) return state.staged.assets[state.staged.shown]
  return state.preview ? (state.previewBase ?? state.asset) : state.asset
}

/** The size of what is on the screen: a preview may turn and crop it. */
export function shownSize(state: DocumentState): Size | undefined {
  const size = sizeOfAsset(shownAsset(state))
  return size && state.preview && !state.staged && !state.repainting
    ? geometryOf(state.preview, size).size
    : size
}

/**
 * Whether what is on the screen is only looked at: a result that waits, a comparison, or what a step in the stack
 * would become. The mask lies on none of them, so it is neither shown nor painted on.
 */
export function isLookedAtOnly(state: DocumentState): boolean {
  return (
    state.staged !== undefined ||
    (state.previewBase !== undefined && !state.repainting) ||
    state.showsOriginal ||
    state.compareMode === 'sideBySide' ||
    state.compareMode === 'difference'
  )
}
