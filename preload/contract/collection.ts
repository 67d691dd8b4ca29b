import * as z from 'zod'
import { identifierSchema } from './references'

export const collectionNameSchema = z.string().trim().min(1).max(120)

/** A named group of assets; an asset may be in any number of them. */
export const collectionSchema = z.object({
  id: identifierSchema,
  name: z.string(),
  created: z.number(),
  /** Assets in it that are not in the trash. */
  count: z.int(),
})
export type Collection = z.infer<typeof collectionSchema>
