import * as z from 'zod'
import { executionProviderSchema } from './model'

/** What a throw-away child found out about one execution provider. */
export const providerProbeSchema = z.object({
  provider: executionProviderSchema,
  available: z.boolean(),
  /** Why not, in the runtime's words. */
  reason: z.string().optional(),
  /** Seconds of a small run after a warm-up. */
  seconds: z.number().optional(),
})
export type ProviderProbe = z.infer<typeof providerProbeSchema>

export const engineStatusSchema = z.object({
  state: z.enum(['stopped', 'starting', 'ready', 'busy']),
  /** The provider that runs networks now. */
  provider: executionProviderSchema,
  /** True where a better provider was asked for or tried and the CPU took its place. */
  fallback: z.boolean(),
  probes: z.array(providerProbeSchema),
  loadedModels: z.array(z.string()),
  memoryMegabytes: z.number(),
  restarts: z.int(),
})
export type EngineStatus = z.infer<typeof engineStatusSchema>
