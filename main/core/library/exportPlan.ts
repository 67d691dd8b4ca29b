import type { Asset } from '../../../preload/contract/asset'
import { StudioError } from '../../../preload/contract/errors'
import type { ExportManyOptions } from '../../../preload/contract/exportOptions'
import { DistinctNames, extensionOf, fillParts } from '../recipes/outputName'
import type { AssetRow } from './assetRecord'
import { assetNameParts, templateForSizes } from './exportName'

/** A picture of an export: its files in the sizes that were asked for, and the stem of its text. */
export interface PlannedPicture {
  readonly row: AssetRow
  readonly files: readonly { readonly name: string; readonly longSide: number | undefined }[]
  readonly textName: string | undefined
}

/**
 * Names for everything that an export writes: each once, none that `isTaken` knows.
 * Throws `asset-not-found`, `image-unsupported` for a text.
 */
export function planExport(
  rows: readonly AssetRow[],
  options: ExportManyOptions,
  isTaken: (name: string) => boolean = () => false,
): PlannedPicture[] {
  const names = new DistinctNames()
  // The tables' names are theirs.
  if (options.tables) for (const type of ['csv', 'json']) names.give('texts', type)
  const sizes: readonly (number | undefined)[] =
    options.sizes.length > 0 ? options.sizes : [undefined]
  const template = templateForSizes(options.template, sizes.length)
  const extension = extensionOf(options.format)
  return rows.map((row, place) => {
    if (row.kind === 'text')
      throw new StudioError('image-unsupported', { name: row.name, format: row.format })
    const files = sizes.map((longSide) => {
      const stem = fillParts(template, assetNameParts(row, place, longSide))
      return { name: names.give(stem, extension, isTaken), longSide }
    })
    const stem =
      files.length === 1
        ? (files[0]?.name ?? '').slice(0, -extension.length - 1)
        : fillParts(options.template, assetNameParts(row, place))
    const textName =
      options.sidecars === 'none' ? undefined : names.give(stem, options.sidecars, isTaken)
    return { row, files, textName }
  })
}

/** What a text file beside a picture, or the table of a package, says about the picture. */
export function factsOf(asset: Asset, withRecipe: boolean): Readonly<Record<string, unknown>> {
  const { name, caption, altText, tags, label } = asset
  const made = { prompt: asset.prompt || undefined, seed: asset.seed, model: asset.model }
  return { name, caption, altText, tags, label, ...(withRecipe ? made : {}) }
}
