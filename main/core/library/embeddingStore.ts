import type { SqlDatabase } from './sqlDatabase'

/** Pictures that are asked about at a time. */
const chunk = 500

/** What networks saw in pictures; it goes with the picture, and where its file is replaced. */
export class EmbeddingStore {
  constructor(private readonly database: SqlDatabase) {}

  /** What a network, told by the SHA-256 of its file, saw in pictures before, by their ids. */
  known(model: string, ids: readonly string[]): Map<string, string> {
    const found = new Map<string, string>()
    for (let start = 0; start < ids.length; start += chunk) {
      const some = ids.slice(start, start + chunk)
      const rows = this.database.all<{ id: string; seen: string }>(
        `SELECT id, seen FROM embeddings JOIN assets ON assets.row = embeddings.asset
         WHERE embeddings.model = ? AND id IN (SELECT value FROM json_each(?))`,
        model,
        JSON.stringify(some),
      )
      for (const { id, seen } of rows) found.set(id, seen)
    }
    return found
  }

  /** Keeps what a network saw in a picture; one that is gone by now is passed over. */
  keep(model: string, id: string, seen: string): void {
    this.database.run(
      `INSERT OR REPLACE INTO embeddings (asset, model, seen)
       SELECT row, ?, ? FROM assets WHERE id = ?`,
      model,
      seen,
      id,
    )
  }

  /** Forgets what networks saw that are not among these any more. */
  forgetOthers(models: readonly string[]): void {
    this.database.run(
      'DELETE FROM embeddings WHERE model NOT IN (SELECT value FROM json_each(?))',
      JSON.stringify(models),
    )
  }
}
