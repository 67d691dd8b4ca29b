import * as z from 'zod'
import { languageSchema } from '../language'
import { defineRoute } from '../route'

export const routes = {
  info: defineRoute({
    summary: 'Version, platform and door of this studio.',
    access: 'page',
    input: z.strictObject({}),
    output: z.object({
      version: z.string(),
      platform: z.string(),
      door: z.enum(['electron', 'web', 'cli']),
      /** The language of the system, as near as the studio speaks it. */
      systemLanguage: languageSchema,
      libraryFolderName: z.string(),
      /**
       * Where newer versions come from: `none` for a copy without a channel, `unsigned` where there is one
       * that stays off, since nothing proves what comes from it.
       */
      updates: z.enum(['none', 'unsigned']),
    }),
  }),
}
