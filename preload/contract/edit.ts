import * as z from 'zod'
import { recipeStepSchema } from './recipe'
import { identifierSchema } from './references'

/** One step of a picture's edit. Its id stays while it is changed, moved or switched off. */
const editStepSchema = recipeStepSchema.extend({ id: identifierSchema })
export type EditStep = z.infer<typeof editStepSchema>

export const maximumEditSteps = 50

/**
 * What is done to a picture: an ordered stack of steps over a source that never changes. `shown` is the
 * asset that shows source and steps together; the source itself where no step is switched on.
 */
export const editSchema = z.strictObject({
  id: identifierSchema,
  source: identifierSchema,
  steps: z.array(editStepSchema).max(maximumEditSteps),
  shown: identifierSchema,
})
export type Edit = z.infer<typeof editSchema>
