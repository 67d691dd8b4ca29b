import type { Asset, AssetDetail } from '../../../preload/contract/asset'
import type { Recipe } from '../../../preload/contract/recipe'
import { recipeSchema } from '../../../preload/contract/recipe'

/** A row of the table `assets`. */
export interface AssetRow {
  readonly row: number
  readonly id: string
  readonly kind: 'image' | 'text' | 'mask'
  readonly name: string
  readonly origin: string
  readonly created: number
  readonly file: string
  readonly format: string
  readonly width: number | null
  readonly height: number | null
  readonly bit_depth: number | null
  readonly has_alpha: number | null
  /** Pages or frames; null where it has one, or came in before they were counted. */
  readonly pages: number | null
  /** Of another ICC profile than the studio's own. */
  readonly profile: string | null
  /** 1 where it carries content credentials; null where not, or where it came in before that was looked at. */
  readonly credentials: number | null
  readonly bytes: number
  readonly sha256: string
  readonly rating: number
  readonly caption: string
  readonly alt_text: string
  readonly prompt: string
  readonly seed: number | null
  readonly model: string | null
  readonly label: string | null
  readonly recipe: string | null
  readonly data: string | null
  readonly trashed: number | null
  /** 1 for a result that an edit keeps but does not show. */
  readonly hidden: number
  /** Mean of its pixels, `#rrggbb`; null until its thumbnail was made since these are kept. */
  readonly colour: string | null
}

/** A row as far as its file is concerned. */
export type AssetFile = Pick<
  AssetRow,
  'row' | 'id' | 'kind' | 'name' | 'file' | 'bytes' | 'sha256' | 'trashed'
>

/** What is known anew of an asset whose file changed; what is left out stays. */
export interface ChangedFacts {
  readonly bytes: number
  readonly sha256: string
  readonly format?: string
  readonly width?: number
  readonly height?: number
  readonly bitDepth?: number
  readonly hasAlpha?: boolean
  readonly pages?: number
  readonly profile?: string
  readonly credentials?: boolean
  readonly data?: Readonly<Record<string, unknown>>
}

/** What an asset is made of when it comes into the library. */
export interface NewAsset {
  readonly id: string
  readonly kind: 'image' | 'text' | 'mask'
  readonly name: string
  readonly origin: string
  readonly created: number
  /** Relative to the library's folder, with `/`. */
  readonly file: string
  readonly format: string
  readonly width?: number
  readonly height?: number
  readonly bitDepth?: number
  readonly hasAlpha?: boolean
  readonly pages?: number
  readonly profile?: string
  readonly credentials?: boolean
  readonly bytes: number
  readonly sha256: string
  readonly prompt?: string
  readonly seed?: number
  readonly model?: string
  readonly label?: string
  readonly recipe?: Recipe
  readonly data?: Readonly<Record<string, unknown>>
  readonly parents: readonly string[]
}

/** The contract's form of a row. */
export function toAsset(row: AssetRow, tags: readonly string[]): Asset {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    origin: row.origin,
    created: row.created,
    ...(row.width === null ? {} : { width: row.width }),
    ...(row.height === null ? {} : { height: row.height }),
    ...(row.bit_depth === null ? {} : { bitDepth: row.bit_depth }),
    ...(row.has_alpha === null ? {} : { hasAlpha: row.has_alpha === 1 }),
    ...(row.pages === null ? {} : { pages: row.pages }),
    ...(row.profile === null ? {} : { profile: row.profile }),
    format: row.format,
    bytes: row.bytes,
    sha256: row.sha256,
    rating: row.rating,
    tags: [...tags],
    caption: row.caption,
    altText: row.alt_text,
    prompt: row.prompt,
    ...(row.seed === null ? {} : { seed: row.seed }),
    ...(row.model === null ? {} : { model: row.model }),
    ...(row.label === null ? {} : { label: row.label }),
    ...(row.colour === null ? {} : { colour: row.colour }),
    ...(row.trashed === null ? {} : { trashed: row.trashed }),
  }
}

/** A row with its recipe, content, parents and children. */
export function toAssetDetail(
  row: AssetRow,
  tags: readonly string[],
  parents: readonly string[],
  children: readonly string[],
): AssetDetail {
  return {
    ...toAsset(row, tags),
    ...(row.recipe === null ? {} : { recipe: recipeSchema.parse(JSON.parse(row.recipe)) }),
    ...(row.data === null ? {} : { data: JSON.parse(row.data) as Record<string, unknown> }),
    parents: [...parents],
    children: [...children],
  }
}
