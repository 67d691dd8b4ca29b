import * as z from 'zod'
import { modelStatusSchema } from '../model'
import { defineRoute } from '../route'

export const routes = {
  list: defineRoute({
    summary: 'The models of the catalogue with their state and labels.',
    access: 'page',
    input: z.strictObject({}),
    output: z.array(modelStatusSchema),
  }),
  verify: defineRoute({
    summary: "Reads a model's files again and compares size and SHA-256.",
    access: 'page',
    input: z.strictObject({ id: z.string().max(80) }),
    output: modelStatusSchema,
  }),
}
