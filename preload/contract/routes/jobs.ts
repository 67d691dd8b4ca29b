import * as z from 'zod'
import { jobSchema } from '../job'
import { recipeSchema } from '../recipe'
import { identifierSchema, imageReferenceSchema } from '../references'
import { defineRoute } from '../route'

const one = z.strictObject({ id: identifierSchema })

export const routes = {
  submit: defineRoute({
    summary: 'Queues a recipe over some inputs; every result becomes an asset of the library.',
    access: 'page',
    input: z.strictObject({
      recipe: recipeSchema,
      inputs: z.array(imageReferenceSchema).max(10_000).default([]),
      /** Ahead of everything that waits. */
      first: z.boolean().default(false),
      /**
       * The recipe is the edit of one picture: it starts from what is kept of earlier edits, and its
       * result stays out of the gallery until an edit shows it.
       */
      edit: z.boolean().default(false),
      /** Somebody looks through what is found out: it becomes no picture's caption or label by itself. */
      review: z.boolean().default(false),
    }),
    output: jobSchema,
  }),
  list: defineRoute({
    summary: 'Jobs in the order they run, finished ones last.',
    access: 'page',
    input: z.strictObject({}),
    output: z.array(jobSchema),
  }),
  get: defineRoute({ summary: 'One job.', access: 'page', input: one, output: jobSchema }),
  cancel: defineRoute({
    summary: 'Stops a job; what it has made so far stays.',
    access: 'page',
    input: one,
    output: jobSchema,
  }),
  retry: defineRoute({
    summary: 'Queues a failed, cancelled or interrupted job again.',
    access: 'page',
    input: one,
    output: jobSchema,
  }),
  move: defineRoute({
    summary: 'Puts a waiting job before another, or last where `before` is left out.',
    access: 'page',
    input: z.strictObject({ id: identifierSchema, before: identifierSchema.optional() }),
    output: z.array(jobSchema),
  }),
  clear: defineRoute({
    summary: 'Forgets finished jobs; their assets stay.',
    access: 'page',
    input: z.strictObject({ ids: z.array(identifierSchema).optional() }),
    output: z.array(jobSchema),
  }),
}
