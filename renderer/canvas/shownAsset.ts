import type { Asset } from '../../preload/contract/asset'
import type { DocumentState } from '../state/documentStore'

/**
 * What the canvas shows. A staged result, what the preview of a step in the stack starts from, or what a
 * mask is painted anew on stands in for the picture until it is accepted or put aside.
 */
export function shownAsset(state: DocumentState): Asset | undefined {
  if (state.repainting) return state.repainting.base
  if (state.staged) return state.staged.assets[state.staged.shown]
  return state.preview ? (state.previewBase ?? state.asset) : state.asset
}
