import * as z from 'zod'
import { editSchema } from './edit'
import { packedSchema } from './history'
import { identifierSchema } from './references'

/** Most changes of a mask that is being painted anew that can be taken back after a restart. */
export const mostKeptChanges = 200

const changes = z.array(packedSchema).max(mostKeptChanges)

/** The mask of a step in a stack while it is painted anew, as the page packed it: kept until it is applied or given up. */
export const keptRepaintingSchema = z.strictObject({
  /** The step of the stack, and the steps before it. */
  step: identifierSchema,
  before: editSchema.shape.steps,
  /** As it was when it was opened, and as it is now. */
  first: packedSchema,
  mask: packedSchema,
  /** What can be taken back and done again. */
  past: changes,
  future: changes,
})
export type KeptRepainting = z.infer<typeof keptRepaintingSchema>
