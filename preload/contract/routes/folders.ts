import * as z from 'zod'
import { folderPreviewSchema, folderRunShape } from '../folderRun'
import { recipeSchema } from '../recipe'
import { defineRoute } from '../route'

const path = z.string().min(1).max(4096)

export const routes = {
  look: defineRoute({
    summary: 'How many pictures a folder and the folders in it hold.',
    access: 'local',
    input: z.strictObject({ path }),
    output: z.object({ pictures: z.int() }),
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
    output: z.object({
      files: z.int(),
      skipped: z.int(),
      failures: z.array(z.object({ name: z.string(), code: z.string() })),
    }),
  }),
}
