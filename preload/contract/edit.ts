import * as z from 'zod'
import { type RecipeStep, recipeStepSchema } from './recipe'
import { identifierSchema } from './references'

const side = z.int().min(1)
const finite = z.number()

/**
 * A mask as it was painted, and where its pixels lie in the source: what is fitted anew whenever a step
 * before it crops, turns or enlarges the picture in another way, so that nothing of it gets lost.
 */
const paintedMaskSchema = z.strictObject({
  mask: identifierSchema,
  size: z.strictObject({ width: side, height: side }),
  map: z.strictObject({ a: finite, b: finite, c: finite, d: finite, e: finite, f: finite }),
})
export type PaintedMask = z.infer<typeof paintedMaskSchema>

/** One step of a picture's edit. Its id stays while it is changed, moved or switched off. */
const editStepSchema = recipeStepSchema.extend({
  id: identifierSchema,
  /** Only where the step's own mask is no longer the painted one. */
  painted: paintedMaskSchema.optional(),
})
export type EditStep = z.infer<typeof editStepSchema>

/** A step that was copied, with where its mask was painted on the picture before all steps. */
export const copiedStepSchema = recipeStepSchema.extend({ painted: paintedMaskSchema.optional() })

/** A step of an edit as recipes have it. */
export function recipeStepOf({ step, parameters, enabled }: EditStep): RecipeStep {
  return { step, parameters, enabled }
}

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
