import type { Asset } from '../../../preload/contract/asset'
import type { AssetRow } from '../library/assetRecord'
import type { Library } from '../library/library'

/** Bytes of hidden results that are kept for going on from and for taking back: some hundred large pictures. */
const keptBytes = 4 * 2 ** 30

/** Pictures that steps have made of a source, found again by their key (see editKeys). */
export class EditResults {
  constructor(private readonly library: Library) {}

  /** The kept picture of a key; using it keeps it from being cleared away for longer. */
  find(key: string): Asset | undefined {
    const { database, assets } = this.library
    const found = database.get<{ id: string }>(
      'SELECT id FROM edit_results JOIN assets ON assets.row = asset WHERE key = ?',
      key,
    )
    if (!found) return undefined
    database.run('UPDATE edit_results SET used = ? WHERE key = ?', Date.now(), key)
    return assets.get(found.id)
  }

  /** Keeps a new picture, out of the gallery's sight; runs in the transaction that made the asset. */
  keep(key: string, asset: string): void {
    const { database, assets } = this.library
    const { row } = assets.row(asset)
    database.run('UPDATE assets SET hidden = 1 WHERE row = ?', row)
    database.run(
      'INSERT OR REPLACE INTO edit_results (asset, key, used) VALUES (?, ?, ?)',
      row,
      key,
      Date.now(),
    )
  }

  /** Deletes the results that were not used for longest, beyond what is kept; none that an edit shows. */
  async clear(limit = keptBytes): Promise<void> {
    const { database, assets, files } = this.library
    const rows = database.all<AssetRow>(
      `SELECT assets.* FROM edit_results JOIN assets ON assets.row = asset
       WHERE hidden = 1 AND NOT EXISTS (SELECT 1 FROM edits WHERE shown = assets.row)
       ORDER BY used DESC, assets.row DESC`,
    )
    let bytes = 0
    const old = rows.filter((row) => {
      bytes += row.bytes
      return bytes > limit
    })
    if (old.length === 0) return
    database.transaction(() => {
      for (const row of old) {
        files.clearLater(row.file, row.sha256)
        assets.delete(row.row)
      }
    })
    await files.clear(old)
    for (const row of old) await this.library.removeVariants(row.id)
  }
}
