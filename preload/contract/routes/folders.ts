import * as z from 'zod'
import { leftOutSchema } from '../folderFindings'
import {
  folderFindingSchema,
  folderPreviewSchema,
  folderRecipesSchema,
  folderRunShape,
} from '../folderRun'
import { identifierSchema } from '../references'
import { defineRoute } from '../route'
import { taskFailureSchema } from '../task'

const reportSchema = z.object({
  /** Pictures that were found, or files that were written. */
  files: z.int(),
  skipped: z.int(),
  failures: z.array(taskFailureSchema),
  /** Pictures with several pages or frames, where there are any: the first of each was worked on. */
  severalPages: z.int().optional(),
  leftOut: leftOutSchema,
})
const path = z.string().min(1).max(4096)

export const routes = {
  look: defineRoute({
    summary: 'How many pictures a folder and the folders in it hold.',
    access: 'local',
    input: z.strictObject({ path, task: identifierSchema.optional() }),
    output: reportSchema,
  }),
  preview: defineRoute({
    summary: 'Runs recipes over one picture of a folder and keeps nothing.',
    access: 'local',
    input: z.strictObject({
      recipes: folderRecipesSchema,
      path,
      place: z.int().min(0).default(0),
    }),
    output: folderPreviewSchema,
  }),
  run: defineRoute({
    summary:
      'Runs recipes over every picture of a folder and the folders in it, into another one of the same layout.',
    access: 'local',
    input: z.strictObject({ from: path, to: path, ...folderRunShape }),
    output: reportSchema,
  }),
  draft: defineRoute({
    summary:
      'Runs recipes over every picture of a folder as `run` does, tells what they find out as events, and keeps nothing.',
    access: 'local',
    input: z.strictObject({ from: path, to: path, ...folderRunShape, task: identifierSchema }),
    output: reportSchema,
  }),
  keep: defineRoute({
    summary: 'Writes what a draft has found out, as it is after it was looked through.',
    access: 'local',
    input: z.strictObject({
      from: path,
      to: path,
      ...folderRunShape,
      findings: z.array(folderFindingSchema).min(1).max(400_000),
    }),
    output: reportSchema,
  }),
  picture: defineRoute({
    summary: 'A picture of a folder, small, by its name below the folder.',
    access: 'local',
    input: z.strictObject({ path, name: path }),
    /** WebP. */
    output: z.instanceof(Uint8Array<ArrayBufferLike>),
  }),
}
