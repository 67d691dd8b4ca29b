import * as z from 'zod'
import { recipeSchema } from './recipe'
import { identifierSchema } from './references'

const assetKinds = ['image', 'text', 'mask'] as const
const assetKindSchema = z.enum(assetKinds)

/** Words that the user gives an asset; those left out stay as they are. */
export const assetWordsShape = {
  name: z.string().min(1).max(255).optional(),
  tags: z.array(z.string().min(1).max(80)).max(100).optional(),
  caption: z.string().max(5000).optional(),
  altText: z.string().max(5000).optional(),
}

/** An image, a text or a mask in the library, and where it came from. */
export const assetSchema = z.object({
  id: identifierSchema,
  kind: assetKindSchema,
  name: z.string(),
  /** `imported`, or the id of the step that made it. */
  origin: z.string(),
  created: z.number(),
  width: z.int().optional(),
  height: z.int().optional(),
  bitDepth: z.int().optional(),
  hasAlpha: z.boolean().optional(),
  /** Pages or frames of its file, where it has more than one: steps work on the first. */
  pages: z.int().min(2).optional(),
  /** Mean of the picture's pixels, known once its thumbnail was made. */
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .optional(),
  /** What the ICC profile of its file calls itself, where that is another than the studio's own sRGB. */
  profile: z.string().optional(),
  format: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  rating: z.int().min(0).max(5),
  tags: z.array(z.string()),
  caption: z.string(),
  altText: z.string(),
  prompt: z.string(),
  seed: z.int().optional(),
  model: z.string().optional(),
  label: z.string().optional(),
  /** When it went to the trash, if it is there. */
  trashed: z.number().optional(),
})
export type Asset = z.infer<typeof assetSchema>

/** An asset among those that it was made from and those that were made from it, at any distance. */
export const lineageSchema = z.object({
  assets: z.array(assetSchema),
  links: z.array(z.object({ parent: identifierSchema, child: identifierSchema })),
  /** Whether there is more than is told. */
  cut: z.boolean(),
})
export type Lineage = z.infer<typeof lineageSchema>

/** An asset with its recipe, its parents and children, and, for a text, its content. */
export const assetDetailSchema = assetSchema.extend({
  recipe: recipeSchema.optional(),
  parents: z.array(identifierSchema),
  children: z.array(identifierSchema),
  /** The step's own fields (captions, labels, ad copy, figures). */
  data: z.record(z.string(), z.unknown()).optional(),
})
export type AssetDetail = z.infer<typeof assetDetailSchema>
