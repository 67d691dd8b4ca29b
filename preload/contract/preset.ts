import * as z from 'zod'
import { copiedStepSchema } from './edit'
import { recipeSchema } from './recipe'
import { identifierSchema } from './references'

export const presetNameSchema = z.string().trim().min(1).max(80)

/** Steps with their settings under a name, to be used on any picture. */
export const presetSchema = z.object({
  id: identifierSchema,
  name: presetNameSchema,
  steps: recipeSchema.shape.steps,
})
export type Preset = z.infer<typeof presetSchema>

/** Steps that were copied from a picture, and the size of that picture before them: masks fit no other. */
export const copiedStepsSchema = z.object({
  steps: z.array(copiedStepSchema).max(50),
  size: z.strictObject({ width: z.int().min(1), height: z.int().min(1) }).optional(),
})
export type CopiedSteps = z.infer<typeof copiedStepsSchema>
