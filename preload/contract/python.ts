import * as z from 'zod'

/** Whether there is a Python that can train a generator. */
export const pythonStateSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('ready'),
    version: z.string(),
    /** Versions of its packages, by name. */
    packages: z.record(z.string(), z.string()),
  }),
  z.object({
    state: z.literal('missing'),
    /** What is not there: `Python`, or packages of it. */
    missing: z.array(z.string()),
    /** To be typed into a terminal, one after the other. */
    commands: z.array(z.string()),
  }),
])
export type PythonState = z.output<typeof pythonStateSchema>
