import * as z from 'zod'
import { defineRoute } from '../route'
import { settingsSchema } from '../settings'

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
    input: settingsSchema.omit({ version: true }).partial().strict(),
    output: settingsSchema,
  }),
}
