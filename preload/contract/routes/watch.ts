import * as z from 'zod'
import { identifierSchema } from '../references'
import { defineRoute } from '../route'
import { watchedFolderSchema } from '../watchedFolder'

const one = z.strictObject({ id: identifierSchema })

export const routes = {
  list: defineRoute({
    summary: 'Folders whose new pictures come into the library by themselves.',
    access: 'page',
    input: z.strictObject({}),
    output: z.array(watchedFolderSchema),
  }),
  add: defineRoute({
    summary: 'Watches a folder and the folders in it; what is there already is left there.',
    access: 'local',
    input: z.strictObject({
      folder: z.string().min(1).max(4096),
      task: identifierSchema.optional(),
    }),
    output: watchedFolderSchema,
  }),
  setPaused: defineRoute({
    summary: 'Stops watching a folder for a while, or goes on and takes what came meanwhile.',
    access: 'page',
    input: z.strictObject({ id: identifierSchema, paused: z.boolean() }),
    output: watchedFolderSchema,
  }),
  takeExisting: defineRoute({
    summary: 'Takes in what was in a folder before it was watched.',
    access: 'page',
    input: one,
    output: watchedFolderSchema,
  }),
  remove: defineRoute({
    summary: 'Watches a folder no more; its pictures stay in the library.',
    access: 'page',
    input: one,
    output: z.array(watchedFolderSchema),
  }),
}
