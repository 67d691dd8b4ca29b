import * as z from 'zod'

/** How names of recipe files end; the system opens such files with the studio. */
export const recipeEnding = 'aigcrecipe'

/** One step of a recipe; its parameters are checked against the step's definition by the router. */
export const recipeStepSchema = z.strictObject({
  step: z.string().min(3).max(64),
  parameters: z.record(z.string(), z.unknown()).default({}),
  /** A step that is switched off stays in the recipe and is passed over. */
  enabled: z.boolean().default(true),
})
export type RecipeStep = z.infer<typeof recipeStepSchema>

/** An ordered list of steps with their parameters and seeds: the document that repeats a result. */
export const recipeSchema = z.strictObject({
  version: z.literal(1).default(1),
  name: z.string().max(200).optional(),
  steps: z.array(recipeStepSchema).min(1).max(50),
})
export type Recipe = z.infer<typeof recipeSchema>
