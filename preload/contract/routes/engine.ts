import * as z from 'zod'
import { engineStatusSchema } from '../engineStatus'
import { defineRoute } from '../route'

export const routes = {
  status: defineRoute({
    summary: 'The engine process: provider in use, what was probed, loaded networks, memory.',
    access: 'page',
    input: z.strictObject({}),
    output: engineStatusSchema,
  }),
  probe: defineRoute({
    summary: 'Tries every execution provider again in a throw-away process.',
    access: 'page',
    input: z.strictObject({}),
    output: engineStatusSchema,
  }),
  release: defineRoute({
    summary: 'Lets go of loaded networks and their memory.',
    access: 'page',
    input: z.strictObject({}),
    output: engineStatusSchema,
  }),
}
