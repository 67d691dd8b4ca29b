import type { Asset } from '../../../preload/contract/asset'

/** A label with the pictures that carry it. */
export interface SortedLabel {
  readonly label: string
  readonly assets: readonly Asset[]
}

/** Fewest pictures that a label is learned from: the engine keeps some of them back. */
export const leastPictures = 4

/** Pictures by their first tag, the label with the most pictures first; those without a tag are in none. */
export function sortedByTag(assets: readonly Asset[]): SortedLabel[] {
  const labels = new Map<string, Asset[]>()
  for (const asset of assets) {
    const label = asset.kind === 'image' ? asset.tags[0]?.trim() : undefined
    if (label) labels.set(label, [...(labels.get(label) ?? []), asset])
  }
  return [...labels]
    .map(([label, own]) => ({ label, assets: own }))
    .sort(
      (left, right) =>
        right.assets.length - left.assets.length || left.label.localeCompare(right.label),
    )
}
