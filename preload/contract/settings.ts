import * as z from 'zod'
import { languageSchema } from './language'
import { executionProviderSchema } from './model'

/** What the user chose; kept in settings.json of the studio's own folder. */
export const settingsSchema = z.object({
  version: z.literal(1).default(1),
  language: z.union([languageSchema, z.literal('system')]).default('system'),
  theme: z.enum(['light', 'dark', 'system']).default('system'),
  /** `auto` takes the best provider that was probed well. */
  provider: z.union([executionProviderSchema, z.literal('auto')]).default('auto'),
  /** Threads of a network's run; 0 leaves it to the machine. */
  threads: z.int().min(0).max(256).default(0),
  /** Minutes without a run after which loaded networks are let go. */
  idleMinutes: z.number().min(0.1).max(1440).default(5),
  /** Whether the first-run page was closed. */
  welcomed: z.boolean().default(false),
})
export type Settings = z.infer<typeof settingsSchema>
