import * as z from 'zod'
import { longestModelName, modelStatusSchema } from '../model'
import { recipeSchema } from '../recipe'
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
  rename: defineRoute({
    summary: 'Gives a model that the user has trained another name.',
    access: 'page',
    input: z.strictObject({
      id: z.string().max(80),
      name: z.string().trim().min(1).max(longestModelName),
    }),
    output: modelStatusSchema,
  }),
  remove: defineRoute({
    summary: 'Deletes a model that the user has trained, with its files.',
    access: 'page',
    input: z.strictObject({ id: z.string().max(80) }),
    output: z.object({}),
  }),
  samples: defineRoute({
    summary:
      "Labels of a generator that have a sample picture, at /sample/MODEL/LABEL; missing ones are drawn in the background and told by 'sample.made'.",
    access: 'page',
    input: z.strictObject({ id: z.string().max(80) }),
    output: z.object({ version: z.string(), labels: z.array(z.string()) }),
  }),
  draw: defineRoute({
    summary: 'Runs a recipe that needs no input and answers with its first picture, kept nowhere.',
    access: 'page',
    input: z.strictObject({ recipe: recipeSchema }),
    output: z.object({
      name: z.string(),
      type: z.string(),
      bytes: z.instanceof(Uint8Array<ArrayBufferLike>),
    }),
  }),
}
