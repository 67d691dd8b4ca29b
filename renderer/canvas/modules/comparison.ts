import type { Asset } from '../../../preload/contract/asset'
import type { DocumentState } from '../../state/documentStore'

export type Comparison = 'none' | 'original' | 'split' | 'sideBySide' | 'difference'

/**
 * What the picture is compared with: with a staged result the picture it would replace, with a live
 * preview the picture as it is, otherwise the chosen picture or the one that was opened.
 */
export function comparedAsset(state: DocumentState): Asset | undefined {
  if (state.staged) return state.compareWith ?? state.asset
  if (state.preview) return state.compareWith ?? state.asset
  return state.compareWith ?? state.original
}

/** How the comparison is drawn. Holding the original up goes before everything else. */
export function comparisonOf(state: DocumentState): Comparison {
  if (!state.asset) return 'none'
  if (state.showsOriginal) return 'original'
  return state.compareMode === 'off' ? 'none' : state.compareMode
}
