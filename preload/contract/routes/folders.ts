import * as z from 'zod'
import { leftOutSchema } from '../folderFindings'
import { folderPreviewSchema, folderRunShape } from '../folderRun'
import { recipeSchema } from '../recipe'
import { identifierSchema } from '../references'
import { defineRoute } from '../route'

const reportSchema = z.object({
  /** Pictures that were found, or files that were written. */
  files: z.int(),
  skipped: z.int(),
  failures: z.array(z.object({ name: z.string(), code: z.string() })),
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
    summary: 'Runs a recipe over one picture of a folder and keeps nothing.',
    access: 'local',
    input: z.strictObject({ recipe: recipeSchema, path, place: z.int().min(0).default(0) }),
    output: folderPreviewSchema,
  }),
  run: defineRoute({
    summary:
      'Runs a recipe over every picture of a folder and the folders in it, into another one of the same layout.',
    access: 'local',
    input: z.strictObject({ from: path, to: path, ...folderRunShape }),
    output: reportSchema,
  }),
}
