import * as z from 'zod'
import { leftOutSchema } from './folderFindings'
import { identifierSchema } from './references'
import { taskFailureSchema } from './task'

/** A folder whose new pictures come into the library by themselves. */
export const watchedFolderSchema = z.object({
  id: identifierSchema,
  /** Without the rest of its path. */
  name: z.string(),
  /** `missing`: it is not there at the moment, as when its drive is unplugged. */
  state: z.enum(['watching', 'paused', 'missing']),
  /** Pictures that came in from it. */
  taken: z.int(),
  /** Pictures that were in it before it was watched and were left there. */
  before: z.int(),
  /** Files that could not be read; they stay where they are and are not tried again. */
  refused: z.array(taskFailureSchema),
  leftOut: leftOutSchema,
})
export type WatchedFolder = z.infer<typeof watchedFolderSchema>
