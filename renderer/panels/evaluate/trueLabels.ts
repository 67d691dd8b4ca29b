import type { Asset } from '../../../preload/contract/asset'
import type { ModelLabel } from '../../../preload/contract/model'
import { findLabel } from '../../../preload/contract/prompts/matchPrompt'

/** A picture whose true label is known. */
export interface LabelledPicture {
  readonly asset: Asset
  /** Id of the label. */
  readonly label: string
}

/**
 * The true label of a picture as far as people said it: its first tag that names a label, or what the
 * generator was asked for. What a network recognised is no truth.
 */
export function trueLabelOf(asset: Asset, labels: readonly ModelLabel[]): string | undefined {
  const asked = asset.origin.startsWith('generate.') && asset.label ? [asset.label] : []
  for (const name of [...asset.tags, ...asked]) {
    const found = labels[findLabel(name, labels)]
    if (found) return found.id
  }
  return undefined
}

/** Those of some pictures whose true label is known. */
export function labelledPictures(
  assets: readonly Asset[],
  labels: readonly ModelLabel[],
): readonly LabelledPicture[] {
  return assets.flatMap((asset) => {
    const label = trueLabelOf(asset, labels)
    return label === undefined ? [] : [{ asset, label }]
  })
}
