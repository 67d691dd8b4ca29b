import type { Asset } from '../../preload/contract/asset'

/** Assets a page of the library's listing holds. */
export const pageSize = 200

/** Pages of a long listing as they arrive, by number. */
export type AssetPages = ReadonlyMap<number, readonly Asset[]>

export function assetAt(pages: AssetPages, index: number): Asset | undefined {
  return pages.get(Math.floor(index / pageSize))?.[index % pageSize]
}

/** Numbers of the pages that hold the places from `first` to `last`. */
export function pagesOf(first: number, last: number): number[] {
  const numbers: number[] = []
  for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page += 1) {
    numbers.push(page)
  }
  return numbers
}

/** Every asset that is known, in the order of the listing. */
export function knownAssets(pages: AssetPages): Asset[] {
  return [...pages.entries()]
    .sort(([left], [right]) => left - right)
    .flatMap(([, assets]) => assets)
}

/** Place of an asset in the listing, or -1. */
export function indexOfAsset(pages: AssetPages, id: string): number {
  for (const [page, assets] of pages) {
    const index = assets.findIndex((asset) => asset.id === id)
    if (index >= 0) return page * pageSize + index
  }
  return -1
}

/** The pages with some assets replaced by their newer selves. */
export function replaceAssets(pages: AssetPages, changed: readonly Asset[]): AssetPages {
  const byId = new Map(changed.map((asset) => [asset.id, asset]))
  return new Map(
    [...pages].map(([page, assets]) => [page, assets.map((asset) => byId.get(asset.id) ?? asset)]),
  )
}
