import * as z from 'zod'
import { errorPayloadSchema } from './job'
import { identifierSchema } from './references'

const failureSchema = z.object({ name: z.string(), code: z.string() })

/**
 * Work beside the jobs that writes files outside the library: an export, or a recipe over a folder. It
 * lives as long as the studio runs and is not journalled: run again, it skips what is there.
 */
export const taskSchema = z.object({
  id: identifierSchema,
  kind: z.enum(['export', 'folder']),
  /** What it writes, or the folder that it works through, without the rest of the path. */
  name: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** Pictures or files that are over, of all. */
  done: z.int(),
  total: z.int(),
  secondsLeft: z.number().optional(),
  started: z.number(),
  finished: z.number().optional(),
  /** Files that were written, and pictures that were there already. */
  files: z.int(),
  skipped: z.int(),
  /** The first of what could not be done, and how many there are. */
  failures: z.array(failureSchema),
  failed: z.int(),
  error: errorPayloadSchema.optional(),
})
export type Task = z.infer<typeof taskSchema>
export type TaskFailure = z.infer<typeof failureSchema>
