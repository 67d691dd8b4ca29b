import type { AssetStore } from './assetStore'
import { type TextRecord, textRecords } from './textExport'

/** Captions and ad copy of pictures (their own and the reports about them) and of text assets, each once. */
export function textsAbout(assets: AssetStore, ids: readonly string[]): TextRecord[] {
  const seen = new Set<string>()
  const records: TextRecord[] = []
  const visit = (id: string, pictureName?: string) => {
    if (seen.has(id)) return
    seen.add(id)
    const asset = assets.detail(id)
    const parent = asset.parents[0]
    const name =
      asset.kind === 'text'
        ? (pictureName ?? (parent ? assets.row(parent).name : asset.name))
        : asset.name
    records.push(...textRecords(asset, name))
    if (asset.kind !== 'image') return
    for (const child of asset.children) {
      const row = assets.row(child)
      if (row.kind === 'text' && row.trashed === null) visit(child, asset.name)
    }
  }
  for (const id of ids) visit(id)
  return records
}
