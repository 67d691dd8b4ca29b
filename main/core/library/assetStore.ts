import type { Asset, AssetDetail, Lineage } from '../../../preload/contract/asset'
import { StudioError } from '../../../preload/contract/errors'
import type { RouteOutput, RouteParsedInput } from '../../../preload/contract/routes'
import { sqlFilter } from './assetFilter'
import {
  type AssetFile,
  type AssetRow,
  type ChangedFacts,
  type NewAsset,
  toAsset,
  toAssetDetail,
} from './assetRecord'
import {
  characterCount,
  matchPhrase,
  normalizeForSearch,
  searchWords,
  textsOfData,
  trigramLength,
} from './searchText'
import type { SqlDatabase, SqlValue } from './sqlDatabase'

type AssetQuery = RouteParsedInput<'library', 'list'>
type AssetChanges = Omit<RouteParsedInput<'library', 'update'>, 'ids'>

const sortColumns: Readonly<Record<AssetQuery['sort'], string>> = {
  created: 'assets.created',
  name: 'assets.name COLLATE NOCASE',
  rating: 'assets.rating',
  bytes: 'assets.bytes',
  pixels: 'assets.pixels',
}

/** Whether an asset stands before the one of which `one` tells the sorted value and the row. */
function isBefore({ sort, descending }: AssetQuery): string {
  // A text has no pixels: SQLite puts it before the smallest picture.
  const [column, value] =
    sort === 'pixels'
      ? ['ifnull(assets.pixels, -1)', 'ifnull(one.value, -1)']
      : [sortColumns[sort], 'one.value']
  const sign = descending ? '>' : '<'
  return `(${column} ${sign} ${value} OR (${column} = ${value} AND assets.row ${sign} one.row))`
}

/** How far a lineage is followed, and how many assets it tells at most. */
const lineageGenerations = 100
const lineageAssets = 200

const indexedFinds = 'SELECT rowid AS found FROM asset_search WHERE asset_search MATCH ?'
/** Reads the texts where FTS5 keeps them: its own scan takes twice as long. */
const scannedFinds = 'SELECT id AS found FROM asset_search_content WHERE instr(c0, ?)'

/** Pictures of a list of ids, and above them those that they were made from, up to the user's own. */
const withOriginals = `WITH RECURSIVE above (start, row) AS (
  SELECT row, row FROM assets WHERE id IN (SELECT value FROM json_each(?)) UNION
  SELECT start, (SELECT min(parent) FROM asset_parents WHERE child = above.row)
  FROM above JOIN assets USING (row) WHERE origin <> 'imported'
)`

/** Assets in the database: their fields, tags, parents, trash and search text. */
export class AssetStore {
  constructor(
    private readonly database: SqlDatabase,
    /** Names of a label in every language, for the search. */
    private readonly labelTitles: (label: string) => readonly string[],
  ) {}

  insert(asset: NewAsset): Asset {
    return this.database.transaction(() => {
      const { row } = this.database.run(
        `INSERT INTO assets (id, kind, name, origin, created, file, format, width, height, bit_depth,
           has_alpha, pages, profile, credentials, bytes, sha256, prompt, seed, model, label, recipe, data)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        asset.id,
        asset.kind,
        asset.name,
        asset.origin,
        asset.created,
        asset.file,
        asset.format,
        asset.width ?? null,
        asset.height ?? null,
        asset.bitDepth ?? null,
        asset.hasAlpha === undefined ? null : Number(asset.hasAlpha),
        severalPages(asset.pages),
        asset.profile ?? null,
        asset.credentials ? 1 : null,
        asset.bytes,
        asset.sha256,
        asset.prompt ?? '',
        asset.seed ?? null,
        asset.model ?? null,
        asset.label ?? null,
        asset.recipe ? JSON.stringify(asset.recipe) : null,
        asset.data ? JSON.stringify(asset.data) : null,
      )
      for (const parent of new Set(asset.parents)) {
        this.database.run(
          'INSERT INTO asset_parents (child, parent) SELECT ?, row FROM assets WHERE id = ?',
          row,
          parent,
        )
      }
      this.database.run('INSERT INTO asset_search (rowid, text) VALUES (?, ?)', row, '')
      this.index(row)
      return this.get(asset.id)
    })
  }

  /** Throws `asset-not-found`. */
  row(id: string): AssetRow {
    const row = this.database.get<AssetRow>('SELECT * FROM assets WHERE id = ?', id)
    if (!row) throw new StudioError('asset-not-found', { id })
    return row
  }

  get(id: string): Asset {
    const row = this.row(id)
    return toAsset(row, this.tags(row.row))
  }

  detail(id: string): AssetDetail {
    const row = this.row(id)
    const children = this.database.all<{ id: string }>(
      'SELECT id FROM asset_parents JOIN assets ON assets.row = child WHERE parent = ? AND hidden = 0 ORDER BY assets.row',
      row.row,
    )
    return toAssetDetail(
      row,
      this.tags(row.row),
      this.parents(id),
      children.map((one) => one.id),
    )
  }

  /** The assets that an asset was made from, the first one first. */
  parents(id: string): string[] {
    const parents = this.database.all<{ id: string }>(
      `SELECT parents.id FROM asset_parents JOIN assets AS parents ON parents.row = parent
         WHERE child = (SELECT row FROM assets WHERE id = ?) ORDER BY parents.row`,
      id,
    )
    return parents.map((one) => one.id)
  }

  /**
   * The ICC profiles, other than the studio's own, that pictures or the ones they were first made from came in with;
   * and of how many of them. The most frequent first.
   */
  originalProfiles(ids: readonly string[]): { profile: string; count: number }[] {
    return this.database.all<{ profile: string; count: number }>(
      `${withOriginals} SELECT profile, count(DISTINCT start) AS count FROM above JOIN assets USING (row)
       WHERE origin = 'imported' AND profile IS NOT NULL GROUP BY profile ORDER BY count DESC, profile`,
      JSON.stringify(ids),
    )
  }

  /** How many pictures, or the ones they were first made from, came in with content credentials. */
  withCredentials(ids: readonly string[]): number {
    const found = this.database.get<{ count: number }>(
      `${withOriginals} SELECT count(DISTINCT start) AS count FROM above JOIN assets USING (row)
       WHERE origin = 'imported' AND credentials = 1`,
      JSON.stringify(ids),
    )
    return found?.count ?? 0
  }

  /** Ids of the pictures that the gallery shows, the newest first. */
  newestPictures(limit: number): string[] {
    return this.database
      .all<{ id: string }>(
        `SELECT id FROM assets WHERE kind = 'image' AND trashed IS NULL AND hidden = 0
         ORDER BY created DESC LIMIT ?`,
        limit,
      )
      .map(({ id }) => id)
  }

  /** Ancestors and descendants with the asset itself, the nearest first up to a limit. Throws `asset-not-found`. */
  lineage(id: string): Lineage {
    const { row } = this.row(id)
    const found = this.database.all<{ row: number }>(
      `WITH RECURSIVE
         above (row, distance) AS (
           SELECT ?, 0 UNION
           SELECT parent, distance + 1 FROM asset_parents JOIN above ON child = above.row
           WHERE distance < ?
         ),
         below (row, distance) AS (
           SELECT ?, 0 UNION
           SELECT child, distance + 1 FROM asset_parents JOIN below ON parent = below.row
           WHERE distance < ?
         )
       SELECT row FROM (SELECT * FROM above UNION ALL SELECT * FROM below)
       GROUP BY row ORDER BY min(distance), row LIMIT ?`,
      row,
      lineageGenerations,
      row,
      lineageGenerations,
      lineageAssets + 1,
    )
    const rows = found.slice(0, lineageAssets).map((one) => one.row)
    const among = JSON.stringify(rows)
    const links = this.database.all<{ parent: string; child: string }>(
      `SELECT parents.id AS parent, children.id AS child FROM asset_parents
         JOIN assets AS parents ON parents.row = parent JOIN assets AS children ON children.row = child
       WHERE parent IN (SELECT value FROM json_each(?)) AND child IN (SELECT value FROM json_each(?))`,
      among,
      among,
    )
    const nearest = this.database.all<AssetRow>(
      'SELECT * FROM assets WHERE row IN (SELECT value FROM json_each(?)) ORDER BY row',
      among,
    )
    const dead = deadEnds(id, nearest, links)
    return {
      assets: nearest
        .filter((one) => !dead.has(one.id))
        .map((one) => toAsset(one, this.tags(one.row))),
      links: links.filter(({ parent, child }) => !dead.has(parent) && !dead.has(child)),
      cut: found.length > rows.length,
    }
  }

  /**
   * One page of what matches, and how much there is in all. Each word is looked for once, whatever it
   * costs, and its finds serve the page and the count.
   */
  list(query: AssetQuery): RouteOutput<'library', 'list'> {
    const words = searchWords(query.search)
    const found = words.map((word, index) => {
      const finds = characterCount(word) >= trigramLength ? indexedFinds : scannedFinds
      return `word${index} AS MATERIALIZED (${finds})`
    })
    const filter = sqlFilter(query)
    const conditions = [
      ...filter.conditions,
      ...words.map((_, index) => `assets.row IN (SELECT found FROM word${index})`),
    ]
    const { values } = filter
    const finds = found.length > 0 ? `WITH ${found.join(', ')}` : ''
    const findsValues = words.map((word) =>
      characterCount(word) >= trigramLength ? matchPhrase(word) : word,
    )
    const where = conditions.join(' AND ')
    const count = `SELECT count(*) FROM assets WHERE ${where}`
    const direction = query.descending ? 'DESC' : 'ASC'
    const rows = this.database.all<AssetRow & { readonly total: number }>(
      `${finds} SELECT assets.*, (${count}) AS total FROM assets WHERE ${where}
       ORDER BY ${sortColumns[query.sort]} ${direction}, assets.row ${direction} LIMIT ? OFFSET ?`,
      ...findsValues,
      ...values,
      ...values,
      query.limit,
      query.offset,
    )
    // A page past the end has no row to tell the count.
    const total =
      rows[0]?.total ??
      this.database.get<{ total: number }>(
        `${finds} SELECT (${count}) AS total`,
        ...findsValues,
        ...values,
      )?.total
    const place =
      query.placeOf === undefined
        ? undefined
        : this.database.get<{ place: number }>(
            `${finds} SELECT (SELECT count(*) FROM assets WHERE ${where} AND ${isBefore(query)}) AS place
             FROM (SELECT ${sortColumns[query.sort]} AS value, row FROM assets WHERE id = ? AND ${where}) AS one`,
            ...findsValues,
            ...values,
            query.placeOf,
            ...values,
          )?.place
    return {
      total: total ?? 0,
      assets: rows.map((row) => toAsset(row, this.tags(row.row))),
      ...(place === undefined ? {} : { place }),
    }
  }

  /** What of the library there is to filter by, trash left out: kinds, labels and models with their numbers. */
  facets(): RouteOutput<'library', 'facets'> {
    const counts = (column: string, kinds: string) =>
      this.database.all<{ name: string; count: number }>(
        `SELECT ${column} AS name, count(*) AS count FROM assets
         WHERE kind IN (${kinds}) AND trashed IS NULL AND hidden = 0 AND ${column} IS NOT NULL
         GROUP BY ${column} ORDER BY count DESC, ${column}`,
      )
    return {
      kinds: counts('category', "'image', 'text', 'mask'"),
      labels: counts('label', "'image'"),
      models: counts('model', "'image'"),
    }
  }

  update(ids: readonly string[], changes: AssetChanges): Asset[] {
    const columns: [string, SqlValue][] = []
    if (changes.name !== undefined) columns.push(['name', changes.name])
    if (changes.rating !== undefined) columns.push(['rating', changes.rating])
    if (changes.caption !== undefined) columns.push(['caption', changes.caption])
    if (changes.altText !== undefined) columns.push(['alt_text', changes.altText])
    return this.database.transaction(() =>
      ids.map((id) => {
        const { row } = this.row(id)
        for (const [column, value] of columns) {
          this.database.run(`UPDATE assets SET ${column} = ? WHERE row = ?`, value, row)
        }
        if (changes.tags !== undefined) this.setTags(row, changes.tags)
        this.index(row)
        return this.get(id)
      }),
    )
  }

  /** A text with other words in another file. */
  revise(
    id: string,
    next: Pick<NewAsset, 'file' | 'sha256' | 'bytes'> & {
      readonly data: NonNullable<NewAsset['data']>
    },
  ): Asset {
    const { row } = this.row(id)
    this.database.run(
      'UPDATE assets SET file = ?, sha256 = ?, bytes = ?, data = ? WHERE row = ?',
      next.file,
      next.sha256,
      next.bytes,
      JSON.stringify(next.data),
      row,
    )
    this.index(row)
    return this.get(id)
  }

  /** What a step found out about a picture: fills what is empty, and changes nothing that is there. */
  fillIn(id: string, found: { readonly caption?: string; readonly label?: string }): void {
    const { row, caption, label } = this.row(id)
    if (caption === '' && found.caption) {
      this.database.run('UPDATE assets SET caption = ? WHERE row = ?', found.caption, row)
    }
    if (label === null && found.label) {
      this.database.run('UPDATE assets SET label = ? WHERE row = ?', found.label, row)
    }
    this.index(row)
  }

  setTrashed(ids: readonly string[], trashed: number | null): Asset[] {
    return this.database.transaction(() =>
      ids.map((id) => {
        const row = this.row(id)
        // Trashing twice keeps the first time.
        if ((row.trashed === null) !== (trashed === null)) {
          this.database.run('UPDATE assets SET trashed = ? WHERE row = ?', trashed, row.row)
        }
        return this.get(id)
      }),
    )
  }

  trashedRows(): AssetRow[] {
    return this.database.all<AssetRow>('SELECT * FROM assets WHERE trashed IS NOT NULL')
  }

  delete(row: number): void {
    this.database.run('DELETE FROM asset_search WHERE rowid = ?', row)
    this.database.run('DELETE FROM assets WHERE row = ?', row)
  }

  hasFile(file: string): boolean {
    return (
      this.database.get('SELECT 1 AS found FROM assets WHERE file = ? COLLATE NOCASE', file) !==
      undefined
    )
  }

  /** Every asset's file, with what it was when it came in. */
  files(): AssetFile[] {
    return this.database.all<AssetFile>(
      'SELECT row, id, kind, name, file, bytes, sha256, trashed FROM assets ORDER BY row',
    )
  }

  countsByKind(): { kind: AssetRow['kind']; trashed: number; count: number; bytes: number }[] {
    return this.database.all(
      `SELECT kind, trashed IS NOT NULL AS trashed, count(*) AS count, sum(bytes) AS bytes
       FROM assets GROUP BY kind, trashed IS NOT NULL`,
    )
  }

  /** An asset whose file has these bytes, the oldest of several. */
  idBySha256(sha256: string): string | undefined {
    return this.database.get<{ id: string }>(
      'SELECT id FROM assets WHERE sha256 = ? ORDER BY row LIMIT 1',
      sha256,
    )?.id
  }

  /** The asset's file is found elsewhere in the library's folder now. */
  relink(row: number, file: string): void {
    this.database.run('UPDATE assets SET file = ? WHERE row = ?', file, row)
  }

  /** The mean colour of the asset's picture, which stands for it until its thumbnail is there. */
  setColour(id: string, colour: string): void {
    this.database.run('UPDATE assets SET colour = ? WHERE id = ?', colour, id)
  }

  /** The asset's file has other bytes now. */
  refresh(row: number, facts: ChangedFacts): void {
    this.database.run(
      `UPDATE assets SET bytes = ?, sha256 = ?, format = coalesce(?, format), width = coalesce(?, width),
         height = coalesce(?, height), bit_depth = coalesce(?, bit_depth),
         has_alpha = coalesce(?, has_alpha), pages = ?, profile = ?, credentials = ?, data = coalesce(?, data), colour = NULL
       WHERE row = ?`,
      facts.bytes,
      facts.sha256,
      facts.format ?? null,
      facts.width ?? null,
      facts.height ?? null,
      facts.bitDepth ?? null,
      facts.hasAlpha === undefined ? null : Number(facts.hasAlpha),
      severalPages(facts.pages),
      facts.profile ?? null,
      facts.credentials ? 1 : null,
      facts.data ? JSON.stringify(facts.data) : null,
      row,
    )
    this.database.run('DELETE FROM embeddings WHERE asset = ?', row)
    this.index(row)
  }

  /** Makes the search anew from the assets. */
  reindex(): void {
    this.database.transaction(() => {
      this.database.run('DELETE FROM asset_search')
      for (const { row } of this.database.all<{ row: number }>('SELECT row FROM assets')) {
        this.database.run('INSERT INTO asset_search (rowid, text) VALUES (?, ?)', row, '')
        this.index(row)
      }
    })
  }

  private tags(row: number): string[] {
    return this.database
      .all<{ tag: string }>('SELECT tag FROM asset_tags WHERE asset = ? ORDER BY position', row)
      .map((one) => one.tag)
  }

  private setTags(row: number, tags: readonly string[]): void {
    this.database.run('DELETE FROM asset_tags WHERE asset = ?', row)
    const distinct = [...new Set(tags.map((tag) => tag.trim()).filter(Boolean))]
    for (const [position, tag] of distinct.entries()) {
      this.database.run(
        'INSERT INTO asset_tags (asset, position, tag) VALUES (?, ?, ?)',
        row,
        position,
        tag,
      )
    }
  }

  private index(row: number): void {
    const asset = this.database.get<AssetRow>('SELECT * FROM assets WHERE row = ?', row)
    if (!asset) return
    const label = asset.label === null ? [] : [asset.label, ...this.labelTitles(asset.label)]
    const data: unknown = asset.data === null ? undefined : JSON.parse(asset.data)
    const { name, prompt, caption, alt_text: altText } = asset
    const texts = [
      name,
      prompt,
      caption,
      altText,
      ...this.tags(row),
      ...label,
      ...textsOfData(data),
    ]
    const text = normalizeForSearch(texts.filter(Boolean).join('\n'))
    this.database.run('UPDATE asset_search SET text = ? WHERE rowid = ?', text, row)
  }
}

/** Hidden results that led to nothing that is shown: steps of an edit on which nothing was built. */
function deadEnds(id: string, rows: readonly AssetRow[], links: Lineage['links']): Set<string> {
  const dead = new Set<string>()
  for (let before = -1; before !== dead.size; ) {
    before = dead.size
    for (const row of rows) {
      const leads = links.some(({ parent, child }) => parent === row.id && !dead.has(child))
      if (row.hidden === 1 && row.id !== id && !leads) dead.add(row.id)
    }
  }
  return dead
}

function severalPages(pages: number | undefined): number | null {
  return pages !== undefined && pages > 1 ? pages : null
}
