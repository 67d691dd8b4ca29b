import * as z from 'zod'
import { historyEntrySchema, historyStateSchema, viewStateSchema } from '../history'
import { identifierSchema } from '../references'
import { defineRoute } from '../route'

/** A stroke over a large picture carries the tiles that it changed, deflated, and the mask with them. */
const maximumBytes = 128 * 2 ** 20

/** Names the window that makes the call: the others hear of it and read the history again. */
const client = identifierSchema

export const routes = {
  load: defineRoute({
    summary: 'What can be taken back and done again, and what was on the screen last.',
    access: 'page',
    input: z.strictObject({}),
    output: z.object({
      /** Oldest first; those from `position` on have been taken back. */
      entries: z.array(historyEntrySchema),
      position: z.int(),
      view: viewStateSchema.optional(),
    }),
  }),
  push: defineRoute({
    summary: 'Writes down something that was done; what had been taken back is forgotten.',
    access: 'page',
    maximumBytes,
    input: z.strictObject({
      client,
      entry: historyEntrySchema,
      state: historyStateSchema.default({}),
    }),
    output: z.object({ position: z.int() }),
  }),
  move: defineRoute({
    summary: 'Writes down that all up to an entry is done and what follows it is taken back.',
    access: 'page',
    maximumBytes,
    input: z.strictObject({
      client,
      /** The last entry that is done; null where every one is taken back. */
      after: identifierSchema.nullable(),
      state: historyStateSchema.default({}),
    }),
    output: z.object({ position: z.int() }),
  }),
  saveView: defineRoute({
    summary: 'Remembers what is on the screen.',
    access: 'page',
    input: z.strictObject({ view: viewStateSchema }),
    output: z.object({}),
  }),
}
