import * as z from 'zod'
import { imageFormatSchema } from './exportOptions'
import { recipeSchema } from './recipe'
import { identifierSchema } from './references'

/** A recipe over a folder, but for the folders themselves, which doors name in their own ways. */
export const folderRunShape = {
  recipe: recipeSchema,
  /** Of the pictures that it makes. */
  format: imageFormatSchema.default('png'),
  quality: z.int().min(1).max(100).default(92),
  /** What becomes of a result that is there already: it stays, and its picture is passed over, or it is replaced. */
  existing: z.enum(['skip', 'replace']).default('skip'),
  /** Id of the task that the run becomes, for following and stopping it. */
  task: identifierSchema.optional(),
} as const

/** What a recipe makes of one picture of a folder, to look at before the whole folder is worked through. */
export const folderPreviewSchema = z.object({
  name: z.string(),
  /** WebP pictures. */
  before: z.instanceof(Uint8Array<ArrayBufferLike>),
  after: z.instanceof(Uint8Array<ArrayBufferLike>).optional(),
  /** What the steps found out, in their order. */
  reports: z.array(z.object({ step: z.string(), data: z.record(z.string(), z.unknown()) })),
})
export type FolderPreview = z.infer<typeof folderPreviewSchema>
