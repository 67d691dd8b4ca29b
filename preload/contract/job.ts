import * as z from 'zod'
import { recipeSchema } from './recipe'
import { identifierSchema, imageReferenceSchema } from './references'

const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled', 'interrupted'] as const
const jobStateSchema = z.enum(jobStates)
export type JobState = z.infer<typeof jobStateSchema>

/** An error as data; see errors.ts. */
export const errorPayloadSchema = z.object({
  code: z.string(),
  data: z.record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()]),
  ),
})

/** One result of a job: an asset, with the step's own fields in `data`. */
export const jobOutputSchema = z.object({
  asset: identifierSchema,
  input: identifierSchema.optional(),
  step: z.string(),
  data: z.record(z.string(), z.unknown()),
  seed: z.int().optional(),
  model: z.string().optional(),
  seconds: z.number(),
})
export type JobOutput = z.infer<typeof jobOutputSchema>

/** A recipe run over some inputs. `interrupted`: it ran when the studio stopped, and is offered again. */
export const jobSchema = z.object({
  id: identifierSchema,
  state: jobStateSchema,
  recipe: recipeSchema,
  inputs: z.array(imageReferenceSchema),
  created: z.number(),
  started: z.number().optional(),
  finished: z.number().optional(),
  /** 0..1 */
  progress: z.number(),
  secondsLeft: z.number().optional(),
  attempts: z.int(),
  error: errorPayloadSchema.optional(),
  outputs: z.array(jobOutputSchema),
})
export type Job = z.infer<typeof jobSchema>
