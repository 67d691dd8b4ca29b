import type { Asset } from '../../../preload/contract/asset'
import type { ExportManyInput, ExportOptionsInput } from '../../../preload/contract/exportOptions'
import { formatEndings, formatOfName } from '../../../preload/contract/pictureFiles'

export const formats = ['png', 'jpeg', 'webp', 'avif', 'tiff'] as const
export type Format = (typeof formats)[number]

/** What each format is called. */
export const formatNames: Readonly<Record<Format, string>> = {
  png: 'PNG',
  jpeg: 'JPEG',
  webp: 'WebP',
  avif: 'AVIF',
  tiff: 'TIFF',
}
export const withQuality: readonly Format[] = ['jpeg', 'webp', 'avif']
export const withDepth: readonly Format[] = ['png', 'tiff']

/** What the dialog holds, also of fields that its other choices hide at the moment. */
export interface ExportForm {
  readonly format: Format
  readonly quality: number
  readonly bitDepth: 8 | 16
  readonly sizing: 'original' | 'longSide' | 'box'
  readonly longSide: number
  readonly width: number
  readonly height: number
  readonly enlarge: boolean
  readonly colours: 'srgb' | 'original'
  readonly keepExif: boolean
  readonly recipe: boolean
  readonly texts: boolean
  readonly template: string
  readonly purpose: 'pictures' | 'shop'
  readonly sizes: readonly number[]
  readonly sidecars: 'none' | 'txt' | 'json'
  readonly existing: 'number' | 'skip' | 'replace'
  readonly archive: boolean
}

export const initialForm: ExportForm = {
  format: 'png',
  quality: 92,
  bitDepth: 16,
  sizing: 'original',
  longSide: 2048,
  width: 1920,
  height: 1080,
  enlarge: false,
  colours: 'srgb',
  keepExif: false,
  recipe: true,
  texts: true,
  template: '{name}',
  purpose: 'pictures',
  sizes: [1600, 800, 400],
  sidecars: 'none',
  existing: 'number',
  archive: false,
}

/** The form for a shop: small files in its sizes, with their texts and without how they were made. */
export const shopForm: Partial<ExportForm> = {
  purpose: 'shop',
  format: 'jpeg',
  quality: 85,
  recipe: false,
  colours: 'srgb',
  sidecars: 'txt',
  archive: true,
}

/** Back from the package. */
export const picturesForm: Partial<ExportForm> = {
  purpose: 'pictures',
  quality: initialForm.quality,
  recipe: true,
  sidecars: 'none',
  archive: false,
}

/** What the form asks of one picture. */
export function pictureOptions(form: ExportForm): ExportOptionsInput {
  const { format, quality, bitDepth, colours, recipe, texts, enlarge } = form
  const isPackage = form.purpose === 'shop'
  return {
    format,
    quality,
    bitDepth,
    colours,
    recipe,
    texts,
    metadata: form.keepExif ? 'keep' : 'strip',
    ...(form.sizing === 'original' && !isPackage ? {} : { enlarge }),
    ...(form.sizing === 'longSide' && !isPackage ? { longSide: form.longSide } : {}),
    ...(form.sizing === 'box' && !isPackage ? { width: form.width, height: form.height } : {}),
  }
}

/** What the form asks of several pictures. */
export function manyOptions(form: ExportForm): ExportManyInput {
  const isPackage = form.purpose === 'shop'
  return {
    ...pictureOptions(form),
    template: form.template.trim() || '{name}',
    sizes: isPackage ? [...form.sizes] : [],
    sidecars: form.sidecars,
    tables: isPackage,
  }
}

/** How many of some pictures are smaller than the largest size of a package, and stay so: their files are alike. */
export function smallerThanSizes(
  form: ExportForm,
  pictures: readonly Pick<Asset, 'width' | 'height'>[],
): number {
  if (form.purpose !== 'shop' || form.enlarge) return 0
  const largest = Math.max(...form.sizes)
  return pictures.filter(({ width = 0, height = 0 }) => Math.max(width, height) < largest).length
}

/** A file name without the extension of a picture. */
export function baseName(name: string): string {
  return name.replace(/\.(png|jpe?g|webp|avif|tiff?|gif)$/i, '')
}

/** The name of one picture's file: as it was typed where it ends in its format, else with the usual ending. */
export function fileNameFor(typed: string, format: Format, otherwise: string): string {
  const name = typed.trim()
  const stem = baseName(name)
  if (stem !== '' && formatOfName(name) === format) return name
  return `${stem || baseName(otherwise)}.${formatEndings[format][0]}`
}
