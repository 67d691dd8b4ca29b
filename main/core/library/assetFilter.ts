import type { ListedKind } from '../../../preload/contract/assetFilter'
import type { RouteParsedInput } from '../../../preload/contract/routes'
import type { SqlValue } from './sqlDatabase'

type AssetFilter = RouteParsedInput<'library', 'list'>

/** Conditions that all hold, and the values that stand for their question marks, in their order. */
export interface SqlFilter {
  readonly conditions: readonly string[]
  readonly values: readonly SqlValue[]
}

const pictures: readonly ListedKind[] = ['photo', 'generated', 'edited']

/** A listing's filters, all but its search, as conditions on the table `assets`. */
export function sqlFilter(filter: AssetFilter): SqlFilter {
  const conditions: string[] = []
  const values: SqlValue[] = []
  const add = (condition: string, ...given: SqlValue[]) => {
    conditions.push(condition)
    values.push(...given)
  }
  const any = (column: string, given: readonly string[]) => {
    if (given.length > 0) add(`${column} IN (${given.map(() => '?').join(', ')})`, ...given)
  }
  const atLeast = (column: string, given: number | undefined) => {
    if (given !== undefined) add(`${column} >= ?`, given)
  }
  const atMost = (column: string, given: number | undefined) => {
    if (given !== undefined) add(`${column} <= ?`, given)
  }

  const categories = new Set(filter.kinds.flatMap((kind) => (kind === 'image' ? pictures : kind)))
  // The kind leads the index, so it is named even where the category would say enough.
  any('assets.kind', [
    ...new Set(
      [...categories].map((category) => (pictures.includes(category) ? 'image' : category)),
    ),
  ])
  const allPictures = pictures.every((category) => categories.has(category))
  if (!allPictures && pictures.some((category) => categories.has(category)))
    any('assets.category', [...categories])
  add(filter.trashed ? 'assets.trashed IS NOT NULL' : 'assets.trashed IS NULL')
  add('assets.hidden = 0')
  any('assets.origin', filter.origin === undefined ? [] : [filter.origin])
  any('assets.label', filter.labels)
  any('assets.model', filter.models)
  // Every rating is 0 to 5: asking for it would read every row where an index is enough.
  if (filter.minimumRating > 0) atLeast('assets.rating', filter.minimumRating)
  if (filter.maximumRating < 5) atMost('assets.rating', filter.maximumRating)
  atLeast('assets.created', filter.createdFrom)
  if (filter.createdBefore !== undefined) add('assets.created < ?', filter.createdBefore)
  atLeast('assets.pixels', filter.minimumPixels)
  atMost('assets.pixels', filter.maximumPixels)
  atLeast('assets.bytes', filter.minimumBytes)
  atMost('assets.bytes', filter.maximumBytes)
  if (filter.collection !== undefined)
    add(
      `assets.row IN (SELECT asset FROM collection_assets
         JOIN collections ON collections.row = collection WHERE collections.id = ?)`,
      filter.collection,
    )
  return { conditions, values }
}
