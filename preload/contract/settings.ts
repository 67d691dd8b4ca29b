import * as z from 'zod'
import { languageSchema } from './language'
import { executionProviderSchema } from './model'

const language = z.union([languageSchema, z.literal('system')])
const theme = z.enum(['light', 'dark', 'system'])
const provider = z.union([executionProviderSchema, z.literal('auto')])
const threads = z.int().min(0).max(256)
const idleMinutes = z.number().min(0.1).max(1440)
const welcomed = z.boolean()
const logDetails = z.boolean()
export const tourSteps = ['generate', 'choose', 'caption', 'save', 'finish'] as const
const tour = z.enum(['off', ...tourSteps])

/** What the user chose; kept in settings.json of the studio's own folder. */
export const settingsSchema = z.object({
  version: z.literal(1).default(1),
  language: language.default('system'),
  theme: theme.default('system'),
  /** `auto` takes the best provider that was probed well. */
  provider: provider.default('auto'),
  /** Threads of a network's run; 0 leaves it to the machine. */
  threads: threads.default(0),
  /** Minutes without a run after which loaded networks are let go. */
  idleMinutes: idleMinutes.default(5),
  /** Whether the first-run page was closed. */
  welcomed: welcomed.default(false),
  /** Whether the log holds error messages, which may name files and prompts. */
  logDetails: logDetails.default(false),
  /** Where the tour stands, so that it goes on after a restart. */
  tour: tour.default('off'),
})
export type Settings = z.infer<typeof settingsSchema>

/** Some settings. Without defaults: what is left out of a change stays as it was. */
export const settingsChangesSchema = z
  .strictObject({ language, theme, provider, threads, idleMinutes, welcomed, logDetails, tour })
  .partial()
