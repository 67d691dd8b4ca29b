import { randomUUID } from 'node:crypto'
import type { Collection } from '../../../preload/contract/collection'
import { StudioError } from '../../../preload/contract/errors'
import type { AssetStore } from './assetStore'
import type { SqlDatabase } from './sqlDatabase'

/** For so long a deleted collection can be brought back, in milliseconds. */
const keptDeleted = 30 * 24 * 60 * 60 * 1000

interface CollectionRow {
  readonly row: number
  readonly id: string
  readonly name: string
  readonly created: number
  readonly count: number
}

const withCounts = `
  SELECT collections.*, (
    SELECT count(*) FROM collection_assets JOIN assets ON assets.row = asset
    WHERE collection = collections.row AND trashed IS NULL AND hidden = 0
  ) AS count FROM collections`

/** Named groups of assets in the database. */
export class CollectionStore {
  constructor(
    private readonly database: SqlDatabase,
    private readonly assets: AssetStore,
  ) {}

  list(): Collection[] {
    return this.database
      .all<CollectionRow>(`${withCounts} WHERE deleted IS NULL`)
      .map(toCollection)
      .sort((left, right) => left.name.localeCompare(right.name, undefined, { numeric: true }))
  }

  /** Throws `asset-not-found`. */
  create(name: string, ids: readonly string[]): Collection {
    return this.database.transaction(() => {
      const id = randomUUID()
      this.database.run(
        'INSERT INTO collections (id, name, created) VALUES (?, ?, ?)',
        id,
        name,
        Date.now(),
      )
      this.add(id, ids)
      return this.get(id)
    })
  }

  /** Throws `collection-not-found`. */
  rename(id: string, name: string): Collection {
    this.database.run('UPDATE collections SET name = ? WHERE row = ?', name, this.rowOf(id))
    return this.get(id)
  }

  /** Deletes a collection at a moment, or brings it back. Throws `collection-not-found`. */
  setDeleted(id: string, deleted: number | null): Collection {
    const row = this.rowOf(id)
    this.database.run('UPDATE collections SET deleted = ? WHERE row = ?', deleted, row)
    return this.get(id)
  }

  /** Tells which assets were not in the collection before. Throws `collection-not-found`, `asset-not-found`. */
  add(id: string, ids: readonly string[]): string[] {
    return this.changeEach(
      id,
      ids,
      'INSERT OR IGNORE INTO collection_assets (collection, asset) VALUES (?, ?)',
    )
  }

  /** Tells which assets were in the collection. Throws `collection-not-found`, `asset-not-found`. */
  remove(id: string, ids: readonly string[]): string[] {
    return this.changeEach(
      id,
      ids,
      'DELETE FROM collection_assets WHERE collection = ? AND asset = ?',
    )
  }

  /** Ids of the collections that hold all of these assets. */
  holding(ids: readonly string[]): string[] {
    const distinct = [...new Set(ids)]
    const rows = distinct.map((id) => this.assets.row(id).row)
    return this.database
      .all<{ id: string }>(
        `SELECT id FROM collection_assets JOIN collections ON collections.row = collection
         WHERE deleted IS NULL AND asset IN (SELECT value FROM json_each(?))
         GROUP BY collection HAVING count(*) = ?`,
        JSON.stringify(rows),
        rows.length,
      )
      .map((found) => found.id)
  }

  /** Forgets collections that were deleted long ago. */
  forgetDeleted(): void {
    this.database.run('DELETE FROM collections WHERE deleted < ?', Date.now() - keptDeleted)
  }

  private changeEach(id: string, ids: readonly string[], sql: string): string[] {
    return this.database.transaction(() => {
      const collection = this.rowOf(id)
      return [...new Set(ids)].filter(
        (asset) => this.database.run(sql, collection, this.assets.row(asset).row).changes > 0,
      )
    })
  }

  private rowOf(id: string): number {
    const found = this.database.get<{ row: number }>('SELECT row FROM collections WHERE id = ?', id)
    if (!found) throw new StudioError('collection-not-found', { id })
    return found.row
  }

  private get(id: string): Collection {
    const row = this.database.get<CollectionRow>(`${withCounts} WHERE id = ?`, id)
    if (!row) throw new StudioError('collection-not-found', { id })
    return toCollection(row)
  }
}

function toCollection({ id, name, created, count }: CollectionRow): Collection {
  return { id, name, created, count }
}
