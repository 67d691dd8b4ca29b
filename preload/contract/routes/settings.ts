import * as z from 'zod'
import { defineRoute } from '../route'
import { settingsChangesSchema, settingsSchema } from '../settings'

export const routes = {
  get: defineRoute({
    summary: 'What the user chose.',
    access: 'page',
    input: z.strictObject({}),
    output: settingsSchema,
  }),
  update: defineRoute({
    summary: 'Changes some settings.',
    access: 'page',
    input: settingsChangesSchema,
    output: settingsSchema,
  }),
}
