import * as z from 'zod'
import { copiedStepsSchema, presetNameSchema, presetSchema } from '../preset'
import { identifierSchema } from '../references'
import { defineRoute } from '../route'

export const routes = {
  list: defineRoute({
    summary: 'Presets, the newest first.',
    access: 'page',
    input: z.strictObject({}),
    output: z.array(presetSchema),
  }),
  save: defineRoute({
    summary: 'Keeps steps under a name; a preset of that name is replaced.',
    access: 'page',
    input: z.strictObject({ name: presetNameSchema, steps: presetSchema.shape.steps }),
    output: presetSchema,
  }),
  rename: defineRoute({
    summary: 'Gives a preset another name; another one of that name is replaced.',
    access: 'page',
    input: z.strictObject({ id: identifierSchema, name: presetNameSchema }),
    output: z.object({ presets: z.array(presetSchema) }),
  }),
  delete: defineRoute({
    summary: 'Takes a preset away; pictures that were made with it stay as they are.',
    access: 'page',
    input: z.strictObject({ id: identifierSchema }),
    output: z.object({ presets: z.array(presetSchema) }),
  }),
  copied: defineRoute({
    summary: 'The steps that were copied last, for pasting onto other pictures.',
    access: 'page',
    input: z.strictObject({}),
    output: copiedStepsSchema,
  }),
  copy: defineRoute({
    summary: 'Remembers copied steps, over a restart too.',
    access: 'page',
    input: copiedStepsSchema.strict(),
    output: z.object({}),
  }),
}
