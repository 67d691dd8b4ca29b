import * as z from 'zod'
import { imageFormatSchema } from './exportOptions'
import { type Recipe, recipeSchema } from './recipe'
import { identifierSchema } from './references'
import { findStep, isStepId } from './steps'

/**
 * What is done with each picture of a folder. Several recipes each start from the picture and find something
 * out about it, such as a text in one language; one that makes pictures stands alone.
 */
export const folderRecipesSchema = z
  .array(recipeSchema)
  .min(1)
  .max(4)
  .refine((recipes) => recipes.length === 1 || !recipes.some(makesPictures), {
    error: 'a recipe that makes pictures stands alone',
  })

/** Whether a recipe leaves pictures behind, rather than what was found out about them. */
export function makesPictures({ steps }: Recipe): boolean {
  return steps.some(
    ({ step, enabled }) => enabled && isStepId(step) && findStep(step).output === 'images',
  )
}

/** Recipes over a folder, but for the folders themselves, which doors name in their own ways. */
export const folderRunShape = {
  recipes: folderRecipesSchema,
  /** Of the pictures that it makes. */
  format: imageFormatSchema.default('png'),
  quality: z.int().min(1).max(100).default(92),
  /** What becomes of a result that is there already: it stays, and its picture is passed over, or it is replaced. */
  existing: z.enum(['skip', 'replace']).default('skip'),
  /** Id of the task that the run becomes, for following and stopping it. */
  task: identifierSchema.optional(),
} as const

/** What a step found out about a picture of a folder, which waits to be looked through. */
export const folderFindingSchema = z.object({
  /** The picture, below the folder that is worked through, with `/`. */
  name: z.string().min(1).max(4096),
  /** Place of the recipe among those that run over the picture. */
  recipe: z.int().min(0),
  step: z.string(),
  data: z.record(z.string(), z.unknown()),
})
export type FolderFinding = z.infer<typeof folderFindingSchema>

/** What recipes make of one picture of a folder, to look at before the whole folder is worked through. */
export const folderPreviewSchema = z.object({
  name: z.string(),
  /** WebP pictures. */
  before: z.instanceof(Uint8Array<ArrayBufferLike>),
  after: z.instanceof(Uint8Array<ArrayBufferLike>).optional(),
  /** What the steps found out, in their order. */
  reports: z.array(z.object({ step: z.string(), data: z.record(z.string(), z.unknown()) })),
})
export type FolderPreview = z.infer<typeof folderPreviewSchema>
