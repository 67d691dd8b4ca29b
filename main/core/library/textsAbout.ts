import type { AssetDetail } from '../../../preload/contract/asset'
import type { AssetStore } from './assetStore'
import { type TextRecord, textRecords } from './textExport'

/**
 * What was written about pictures, for passing on: their captions, alternative texts and ad copy; and all that chosen
 * text assets hold, each once. Of a picture that has its caption no other candidate goes along, and no label: most of
 * what recognition lists is a guess that it thinks unlikely itself.
 */
export function textsAbout(assets: AssetStore, ids: readonly string[]): TextRecord[] {
  const seen = new Set<string>()
  const records: TextRecord[] = []
  const visit = (id: string, picture?: AssetDetail) => {
    if (seen.has(id)) return
    seen.add(id)
    const asset = assets.detail(id)
    const parent = asset.parents[0]
    const name =
      asset.kind === 'text'
        ? (picture?.name ?? (parent ? assets.row(parent).name : asset.name))
        : asset.name
    const own = textRecords(asset, name)
    records.push(...(picture ? own.filter((record) => isWanted(record, picture)) : own))
    if (asset.kind !== 'image') return
    for (const child of asset.children) {
      const row = assets.row(child)
      if (row.kind === 'text' && row.trashed === null) visit(child, asset)
    }
  }
  for (const id of ids) visit(id)
  return records
}

/** Whether one of the texts of a report about a picture is passed on with the picture. */
function isWanted({ kind }: TextRecord, picture: AssetDetail): boolean {
  if (kind === 'caption') return picture.caption === ''
  return kind !== 'labels'
}
