import { dateOf, type NameParts } from '../recipes/outputName'
import type { AssetRow } from './assetRecord'

/**
 * Of a picture of the library: `{name}`, `{label}`, `{seed}`, `{date}` (when it came in), `{step}` and
 * `{group}` (what made it), `{rating}`, `{size}` (the long side that was asked for) and `{index}` (its
 * place in the export, from 1). What a picture does not have is empty.
 */
export function assetNameParts(row: AssetRow, place: number, size?: number): NameParts {
  const [group = '', step = ''] = row.origin.split('.')
  return {
    name: row.name,
    label: row.label ?? '',
    seed: row.seed === null ? '' : String(row.seed),
    date: dateOf(row.created),
    step,
    group,
    rating: row.rating === 0 ? '' : String(row.rating),
    size: size === undefined ? '' : String(size),
    index: String(place + 1),
  }
}

/** A template that tells several sizes of one picture apart. */
export function templateForSizes(template: string, sizes: number): string {
  return sizes > 1 && !template.includes('{size}') ? `${template}-{size}` : template
}
