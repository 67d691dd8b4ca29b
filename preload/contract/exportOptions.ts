import * as z from 'zod'
import { maximumSide } from './pixels/pictureLimits'

export const imageFormatSchema = z.enum(['png', 'jpeg', 'webp', 'avif', 'tiff'])

const side = z.int().min(1).max(maximumSide)

/**
 * How a picture leaves the library. Its mark of origin (IPTC digital source type) always goes with it.
 */
export const exportOptionsSchema = z.strictObject({
  format: imageFormatSchema,
  /** Counts for JPEG, WebP and AVIF. */
  quality: z.int().min(1).max(100).default(92),
  /** At most: 16 bits are written by PNG and TIFF where the picture has them. */
  bitDepth: z.literal([8, 16]).default(16),
  /** Limits in pixels that the picture is fitted into with its ratio kept; left out, it keeps its size. */
  longSide: side.optional(),
  width: side.optional(),
  height: side.optional(),
  /** Whether a picture that is smaller than the limits grows up to them. */
  enlarge: z.boolean().default(false),
  /**
   * sRGB, as everywhere in the studio, or the ICC profile that the picture, or the one it was made from, came in with.
   * Profiles of print (CMYK) and of grey become sRGB.
   */
  colours: z.enum(['srgb', 'original']).default('srgb'),
  /** What the user's own pictures say (Exif with place, time and serial numbers; XMP and IPTC): left behind or kept. */
  metadata: z.enum(['strip', 'keep']).default('strip'),
  /** Whether the recipe goes into the file, so that the studio can repeat it. */
  recipe: z.boolean().default(true),
  /** Whether caption, alternative text and tags go into the file (XMP). */
  texts: z.boolean().default(true),
})
export type ExportOptions = z.output<typeof exportOptionsSchema>
export type ExportOptionsInput = z.input<typeof exportOptionsSchema>

/** Several pictures: their names, their sizes and the texts beside them. */
const manyShape = {
  /** See `exportNames` for what it may hold; without an extension. */
  template: z.string().min(1).max(200).default('{name}'),
  /** Long sides in pixels: each picture is written once for each. Empty: once. */
  sizes: z.array(side).max(8).default([]),
  /** A text file beside each picture, with what the library says about it. */
  sidecars: z.enum(['none', 'txt', 'json']).default('none'),
  /** Whether `texts.csv` and `texts.json` list all pictures with their files and their texts. */
  tables: z.boolean().default(false),
}
export const exportManySchema = z.strictObject({ ...exportOptionsSchema.shape, ...manyShape })
export type ExportManyOptions = z.output<typeof exportManySchema>
export type ExportManyInput = z.input<typeof exportManySchema>

/** What becomes of a file that is there already. */
export const existingFileSchema = z.enum(['number', 'skip', 'replace'])
