import * as z from 'zod'
import { engineStatusSchema } from './engineStatus'
import { folderFindingSchema } from './folderRun'
import { jobOutputSchema, jobSchema } from './job'
import { identifierSchema } from './references'
import { settingsSchema } from './settings'
import { taskSchema } from './task'

/**
 * What the core tells every door, by name.
 * @public for the script that lists the names (.config/bridgeNames.mjs)
 */
export const eventSchemas = {
  /** A door's stream of events stands, for the first time or again: what came before it has to be asked for. Told by the door. */
  'stream.began': z.object({}),
  'job.changed': jobSchema,
  'job.output': z.object({ job: identifierSchema, output: jobOutputSchema }),
  'jobs.reordered': z.object({ ids: z.array(identifierSchema) }),
  'library.changed': z.object({ ids: z.array(identifierSchema) }),
  'task.changed': taskSchema,
  /** A draft over a folder has found something out. */
  'folder.found': z.object({ task: identifierSchema, finding: folderFindingSchema }),
  /** Watched folders, or what came from them, have changed. */
  'watch.changed': z.object({}),
  /** Presets, or the steps that were copied last, have changed. */
  'presets.changed': z.object({}),
  /** A model was trained or deleted. */
  'models.changed': z.object({}),
  /** A generator drew the sample of a label; `version` is that of its weights. */
  'sample.made': z.object({ model: z.string(), version: z.string(), label: z.string() }),
  /** Something was done or taken back in the window that calls itself `client`. */
  'history.changed': z.object({ client: identifierSchema }),
  /** Files that a check or a repair of the library has looked at, of those that it will. */
  'diagnostics.progress': z.object({ run: identifierSchema, done: z.int(), total: z.int() }),
  'settings.changed': settingsSchema,
  'engine.changed': engineStatusSchema,
  /** Something the user should know that no call asked for. */
  notice: z.object({
    code: z.enum([
      'engine-restarted',
      'provider-fallback',
      'jobs-interrupted',
      'task-cut',
      'disk-full',
      'library-restored',
      'library-rebuilt',
      'several-pages',
    ]),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  }),
} as const

export type EventName = keyof typeof eventSchemas
export type EventPayload<Name extends EventName> = z.output<(typeof eventSchemas)[Name]>
