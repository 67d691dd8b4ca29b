import * as z from 'zod'
import { leftOutSchema } from './folderFindings'
import { errorPayloadSchema } from './job'
import { identifierSchema } from './references'

/** What could not be done with one file, by its name, with the facts that its reason is told from. */
export const taskFailureSchema = errorPayloadSchema.extend({ name: z.string() })

/**
 * Work beside the jobs: an export, a recipe over a folder or a draft of what it will find out, a search through
 * a folder, or files that come in. It
 * lives as long as the studio runs: run again, it skips what is there. The next start tells of one that was cut off.
 */
export const taskSchema = z.object({
  id: identifierSchema,
  kind: z.enum(['export', 'folder', 'draft', 'look', 'import']),
  /** What it writes or takes in, or the folder that it works through, without the rest of the path. */
  name: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** Pictures or files that are over, of all; a search does not know of how many. */
  done: z.int(),
  total: z.int(),
  secondsLeft: z.number().optional(),
  started: z.number(),
  finished: z.number().optional(),
  /** Files that were written, and pictures that were there already. */
  files: z.int(),
  skipped: z.int(),
  /** The first of what could not be done, and how many there are. */
  failures: z.array(taskFailureSchema),
  failed: z.int(),
  leftOut: leftOutSchema.optional(),
  error: errorPayloadSchema.optional(),
})
export type Task = z.infer<typeof taskSchema>

/** Whether a task is of no interest any more: what was found or came in is shown elsewhere. */
export function isForgotten({ kind, state }: Pick<Task, 'kind' | 'state'>): boolean {
  return state !== 'running' && (kind === 'look' || kind === 'draft' || kind === 'import')
}

export type TaskFailure = z.infer<typeof taskFailureSchema>
